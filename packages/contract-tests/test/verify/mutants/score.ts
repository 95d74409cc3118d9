// `pnpm --filter @minapp-users/contract-tests mutants`: the suite against every broken provider.
import { fork } from "node:child_process";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { mutants } from "./all.ts";
import type { Verdict } from "./try-mutant.ts";

const { values } = parseArgs({
  options: {
    /** Only the mutants of this operation. */
    operation: { type: "string" },
    /** Run every case against each, and not only those of its operation until one fails. */
    whole: { type: "boolean", default: false },
    /** Print also what is said of those that are caught. */
    verbose: { type: "boolean", default: false },
  },
});
const { operation, whole, verbose } = values;
const chosen = [...mutants.keys()].filter((index) => !operation || mutants[index]?.operationId === operation);
const waiting = [...chosen];
const verdicts: Omit<Verdict, "mutant">[] = [];
let first = 0;

function report({ index, ...verdict }: Omit<Verdict, "mutant"> & { index: number }): void {
  const mutant = mutants[index];
  const name = `${mutant?.operationId} ${mutant?.name}`;
  verdicts.push(verdict);
  if (verdict.atFault[0] === mutant?.operationId) first++;
  if (!verdict.caught) console.log(`SURVIVED ${name} (blamed: ${verdict.atFault.join(", ") || "nobody"})`);
  else if (verbose) console.log(`caught   ${name}\n         ${verdict.message}`);
}

/** A process of its own for each core: Vitest works with what is global to one. */
async function work(): Promise<void> {
  const child = fork(fileURLToPath(new URL("score-worker.ts", import.meta.url)));
  await new Promise<void>((resolve, reject) => {
    const next = () => {
      const index = waiting.shift();
      if (index === undefined) return void child.disconnect();
      child.send({ index, whole });
    };
    child.on("message", (verdict: Omit<Verdict, "mutant"> & { index: number }) => {
      report(verdict);
      next();
    });
    child.on("exit", (code) => (code === 0 ? resolve() : reject(new Error(`a worker ended with ${code}`))));
    next();
  });
}

const begin = performance.now();
await Promise.all(Array.from({ length: Math.min(availableParallelism(), 4) }, work));
const caught = verdicts.filter((it) => it.caught).length;
const seconds = ((performance.now() - begin) / 1000).toFixed(0);
const most = whole ? `, ${first} of them with it blamed most` : "";
console.log(
  `provider mutants: ${caught} of ${chosen.length} caught and the operation at fault named${most}, in ${seconds} s`,
);
process.exitCode = caught === chosen.length && caught > 0 ? 0 : 1;
