import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { root } from "../workspace.ts";
import { buildReports, reportFolder } from "./build-reports.ts";
import { findStale, staleInWords } from "./find-stale.ts";

const help = `usage: pnpm api:report, or node packages/release/src/api-report/main.ts [--write]

Compares the reports of the client's public surface in ${reportFolder} with what the built client gives, and shows
the difference.

  --write     writes the reports instead (\`pnpm api:report\` builds the client first, and does this)
  -h, --help  prints this`;

function readOptions() {
  const options = { write: { type: "boolean" }, help: { type: "boolean", short: "h" } } as const;
  return parseArgs({ options }).values;
}

function main(): number {
  let options: ReturnType<typeof readOptions>;
  try {
    options = readOptions();
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${help}`);
    return 2;
  }
  if (options.help) {
    console.log(help);
    return 0;
  }
  const reports = buildReports(root);
  const stale = findStale(root, reports);
  if (options.write) {
    for (const { path } of stale) write(path, reports.get(path.slice(reportFolder.length + 1)));
    console.log(`${reports.size} reports, ${stale.length} of them changed`);
    return 0;
  }
  for (const { patch } of stale) console.log(patch);
  const problem = staleInWords(stale);
  if (problem) console.error(problem);
  return problem ? 1 : 0;
}

/** Writes a report, or removes it when there is none of this name. */
function write(path: string, text: string | undefined): void {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  if (text === undefined) rmSync(file);
  else writeFileSync(file, text);
  console.log(`${path}: ${text === undefined ? "removed" : `${text.split("\n").length - 1} lines`}`);
}

try {
  process.exitCode = main();
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
