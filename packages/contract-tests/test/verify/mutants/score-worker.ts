// Tries the mutants whose places in the list come by message, one after the other, and sends the verdicts.
import { mutants } from "./all.ts";
import type { Mutant } from "./mutant.ts";
import { tryMutant } from "./try-mutant.ts";

process.on("message", async ({ index, whole }: { index: number; whole: boolean }) => {
  const { mutant, ...verdict } = await tryMutant(mutants[index] as Mutant, whole);
  process.send?.({ index, ...verdict });
});
