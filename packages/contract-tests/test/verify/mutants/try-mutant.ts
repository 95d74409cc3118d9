import { runVerify } from "../../../src/verify/run-verify.ts";
import type { VerifyOptions } from "../../../src/verify/verify-options.ts";
import { startBrokenProvider } from "./broken-provider.ts";
import type { Mutant } from "./mutant.ts";

/** What the suite says about a broken provider. */
export interface Verdict {
  mutant: Mutant;
  /** Whether the suite failed, and named the operation at fault. */
  caught: boolean;
  /** The operations that it named, those with most failed cases first. */
  atFault: string[];
  /** What the first failed case says of the operation at fault. */
  message: string | undefined;
}

/**
 * Runs the suite against a broken provider.
 *
 * @param whole - false to run only the cases about the operation that is broken, and only until one fails and blames it:
 * what fails there fails in the whole suite
 */
export async function tryMutant(mutant: Mutant, whole: boolean): Promise<Verdict> {
  if (whole) return await judge(mutant, {});
  const first = await judge(mutant, { operations: [mutant.operationId], bail: 1 });
  return first.caught ? first : await judge(mutant, { operations: [mutant.operationId] });
}

async function judge(mutant: Mutant, options: Partial<VerifyOptions>): Promise<Verdict> {
  await using provider = await startBrokenProvider(mutant);
  const { ok, atFault, cases } = await runVerify({ baseUrl: provider.url, ...options });
  const message = cases.find(
    (it) => it.state === "failed" && it.message?.startsWith(`${mutant.operationId}:`),
  )?.message;
  return { mutant, caught: !ok && atFault.includes(mutant.operationId), atFault, message };
}
