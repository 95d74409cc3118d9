import { mkdtempSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../workspace.ts";
import { cloneRepository, hasUncommitted } from "./clone.ts";
import { readMachine } from "./machine.ts";
import type { RehearsalOptions } from "./options.ts";
import { notRun, performInOrder, performTogether, type Say } from "./perform.ts";
import { endAll } from "./processes.ts";
import { startRegistry } from "./registry.ts";
import type { Rehearsal, Row } from "./rehearsal.ts";
import * as rows from "./rows/index.ts";
import { packRows } from "./steps/pack.ts";
import { publish, publishAgain } from "./steps/publish.ts";
import { registry as registryRow } from "./steps/registry.ts";
import { version } from "./steps/version.ts";
import { toProblems, toTable } from "./table.ts";

/** What is done with the published packages. */
const afterwards: Row[] = [
  rows.firstStart, // the longest, so that it does not come last
  ...rows.snippetRows,
  ...rows.runtimeRows,
  rows.vitePage,
  ...rows.npxRows,
  ...rows.readmeRows,
  ...rows.exampleRows,
  ...rows.oldNodeRows,
];

/**
 * Rehearses a release, and prints what became of it.
 *
 * @returns what went wrong, with the end of what was printed
 * @throws Error in one sentence when there is nothing to rehearse with
 */
export async function rehearse({ workingTree, only, keep }: RehearsalOptions): Promise<string[]> {
  if (process.platform === "win32") throw new Error("a rehearsal needs Linux or macOS");
  const chosen = afterwards.filter(
    ({ name }) => only.length === 0 || only.some((text) => name.includes(text)),
  );
  if (chosen.length === 0) throw new Error(`no row has a name with ${only.join(" or ")} in it`);

  const begin = performance.now();
  const folder = mkdtempSync(join(realpathSync(tmpdir()), "minapp-users-rehearsal-"));
  const clean = () => {
    endAll();
    if (keep) return console.log(`kept: ${folder}`);
    console.log(`removing ${folder} …`);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  for (const [signal, code] of [["SIGINT", 130] as const, ["SIGTERM", 143] as const]) {
    process.once(signal, () => {
      clean();
      process.exit(code);
    });
  }
  try {
    const machine = await readMachine();
    if (!workingTree && (await hasUncommitted(machine))) {
      console.log("What is not committed is not rehearsed (--working-tree would do that).");
    }
    const clone = join(folder, "clone");
    await cloneRepository(clone, machine, workingTree);
    await using registry = await startRegistry(join(folder, "registry"), machine);
    const { packageManager } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
    const rehearsal: Rehearsal = { folder, machine, registry, clone, packageManager };

    const say = reporter(begin);
    const steps = [registryRow, version, ...packRows(clone), publish, publishAgain];
    const results = await performInOrder(steps, rehearsal, say);
    const failed = results.find(({ outcome }) => outcome !== "passed");
    results.push(
      ...(failed
        ? chosen.map((row) => notRun(row, `${failed.name} failed`))
        : await performTogether(chosen, rehearsal, say)),
    );
    const passed = results.filter(({ outcome }) => outcome === "passed").length;
    console.log(`\n${registry.redact(toTable(results))}\n`);
    const others = afterwards.length - chosen.length;
    const rest = others === 0 ? "" : ` ${others} other rows were not asked for.`;
    console.log(`${passed} of ${results.length} rows passed in ${seconds(begin)} s.${rest}`);
    return toProblems(results).map((problem) => `\n${registry.redact(problem)}`);
  } finally {
    clean();
  }
}

/** Prints when a row starts, and what became of it. */
function reporter(begin: number): Say {
  return ({ name, what }, result) => {
    const outcome = result ? `${result.outcome} in ${result.seconds.toFixed(1)} s` : what;
    console.log(`[${seconds(begin).padStart(5)} s] ${name}: ${outcome}`);
  };
}

function seconds(since: number): string {
  return ((performance.now() - since) / 1000).toFixed(1);
}
