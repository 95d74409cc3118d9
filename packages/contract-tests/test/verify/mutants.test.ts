import { expect, test } from "vitest";
import { runVerify } from "../../src/verify/run-verify.ts";
import { mutants } from "./mutants/all.ts";
import { startBrokenProvider } from "./mutants/broken-provider.ts";
import { control } from "./mutants/control.ts";
import type { Mutant } from "./mutants/mutant.ts";
import { tryMutant } from "./mutants/try-mutant.ts";

// Here only the first of each operation: `pnpm mutants` tries them all, and CI runs it.
const firsts = [...new Map(mutants.toReversed().map((it) => [it.operationId, it])).values()];

test.each<Mutant>(firsts)("$operationId: a provider that $name is caught", async (mutant) => {
  const { caught, atFault } = await tryMutant(mutant, false);
  expect({ caught, atFault: atFault[0] }).toEqual({ caught: true, atFault: mutant.operationId });
});

test("what is caught is not the server that the broken providers are made with", async () => {
  await using provider = await startBrokenProvider(control("listUsers"));
  const { ok, cases } = await runVerify({ baseUrl: provider.url });
  expect(cases.filter(({ state }) => state !== "passed")).toEqual([]);
  expect(ok).toBe(true);
});

test("no two broken providers are the same, and every operation has some", () => {
  const names = mutants.map(({ operationId, name }) => `${operationId} ${name}`);
  expect(new Set(names).size).toBe(names.length);
  expect(firsts).toHaveLength(13);
  expect(mutants.length).toBeGreaterThanOrEqual(60);
});
