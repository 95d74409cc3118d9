// Adds up the closing lines of all test runs in a log, and fails when one is missing or something was skipped.
import { readdirSync, readFileSync } from "node:fs";
import { stripVTControlCharacters } from "node:util";

const log = stripVTControlCharacters(readFileSync(process.argv[2], "utf8"));
const total = { passed: 0, failed: 0, skipped: 0 };
const problems = [];

for (const folder of ["spec", ...readdirSync("packages").map((it) => `packages/${it}`)]) {
  const { name, scripts } = JSON.parse(readFileSync(`${folder}/package.json`, "utf8"));
  if (!scripts.test) continue;
  const lines = log.split("\n").filter((it) => it.startsWith(`${name}:test:`) && / Tests {2}/.test(it));
  if (lines.length === 0) problems.push(`${name} ran no tests`);
  for (const [, count, outcome] of lines.join("\n").matchAll(/(\d+) (passed|failed|skipped|todo)/g)) {
    total[outcome === "todo" ? "skipped" : outcome] += Number(count);
  }
}
const [, caught, mutants] = /^provider mutants: (\d+) of (\d+) caught/m.exec(log) ?? [];
if (!Number(caught) || caught !== mutants) problems.push("not every broken provider was caught");
const [, passedRows, rows] = /^(\d+) of (\d+) rows passed in /m.exec(log) ?? [];
if (!Number(passedRows) || passedRows !== rows)
  problems.push("not every row of the release rehearsal passed");
if (total.skipped > 0) problems.push("a test was skipped that can run here");

for (const problem of problems) console.error(problem);
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
if (problems.length > 0 || total.failed > 0 || total.passed === 0) process.exitCode = 1;
