import { fileURLToPath } from "node:url";
import type { TestCase } from "vitest-of-verify/node";
import { keepSignals } from "./keep-signals.ts";
import type { Provider } from "./provider.ts";
import { tags } from "./tags.ts";
import type { VerifyOptions } from "./verify-options.ts";
import type { CaseResult } from "./verify-result.ts";

/** Runs the cases by Vitest, one after the other, in a thread of their own. */
export async function runCases(
  provider: Provider,
  filter: string[],
  { reporters = [], signal, bail = 0 }: Pick<VerifyOptions, "reporters" | "signal" | "bail">,
): Promise<CaseResult[]> {
  // Not by an import: it is most of the start of the command line, and the other verbs do not need it.
  const { createVitest } = await import("vitest-of-verify/node");
  const { exitCode } = process; // Vitest sets it, and the environment below
  const { NODE_ENV } = process.env;
  const cases: CaseResult[] = [];
  const collect = {
    onTestCaseResult: (test: TestCase) => {
      const result = toResult(test);
      // One that was not chosen has no reason.
      if (result.state !== "skipped" || result.message !== undefined) cases.push(result);
    },
  };
  const vitest = await keepSignals(() =>
    createVitest("test", {
      root: fileURLToPath(new URL(".", import.meta.url)),
      config: false,
      watch: false,
      include: ["cases/*.case.{js,ts}"],
      exclude: [],
      pool: "threads",
      isolate: false,
      fileParallelism: false,
      maxWorkers: 1,
      testTimeout: 6 * provider.timeout,
      hookTimeout: 6 * provider.timeout,
      tags: tags.map((name) => ({ name })),
      tagsFilter: filter,
      provide: { provider },
      bail,
      reporters: [collect, ...reporters] as never,
      passWithNoTests: true,
      cache: false,
      includeTaskLocation: false,
    }),
  );
  const cancel = () => void vitest.cancelCurrentRun("keyboard-input");
  signal?.addEventListener("abort", cancel);
  try {
    if (!signal?.aborted) await vitest.start();
    const [error] = vitest.state.getUnhandledErrors();
    if (error) throw error;
    return cases;
  } finally {
    signal?.removeEventListener("abort", cancel);
    await vitest.close();
    process.exitCode = exitCode;
    if (NODE_ENV === undefined) delete process.env.NODE_ENV;
  }
}

function toResult(test: TestCase): CaseResult {
  const result = test.result();
  const operations = test.tags.filter((tag) => /[A-Z]/.test(tag));
  const [error] = result.errors ?? [];
  // Something else than what the cases look for: an answer that the case could not do anything with.
  const failure =
    error?.name === "ContractViolation"
      ? error.message
      : `${operations[0]}: the case failed by itself, ${error?.message}`;
  return {
    title: test.name,
    state: result.state === "pending" ? "skipped" : result.state,
    message: result.state === "failed" ? failure : result.state === "skipped" ? result.note : undefined,
    operations,
  };
}
