import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { apiGate } from "./api-report/gate.ts";
import type { Gate } from "./gate.ts";
import { runCommand } from "./run-command.ts";
import { specGate } from "./spec-changes/gate.ts";
import { root } from "./workspace.ts";

await runCommand({
  name: "release:check",
  help: `usage: pnpm release:check [--comment <file>]

Compares the spec and the client's public surface with those of the last release, and says whether the pending
changesets and info.version are large enough.

  --comment <file>  also writes what changed as Markdown, for a comment on a pull request
  -h, --help        prints this`,
  readOptions: (args) => {
    const options = { comment: { type: "string" }, help: { type: "boolean", short: "h" } } as const;
    const { help, ...rest } = parseArgs({ args, options }).values;
    return help ? undefined : rest;
  },
  run: async ({ comment }) => {
    const gates = [await specGate(root), await apiGate(root)];
    const parts = gates.map(({ title, markdown }) => `### ${title}\n\n${markdown}`);
    const problems = gates.flatMap((gate) => gate.problems);
    console.log(parts.join("\n\n"));
    if (comment) writeFileSync(comment, `${[...listProblems(problems), ...parts].join("\n\n")}\n`);
    return problems;
  },
});

/** What is wrong comes first in a comment. */
function listProblems(problems: Gate["problems"]): string[] {
  return problems.length === 0 ? [] : [problems.map((problem) => `- ❌ ${problem}`).join("\n")];
}
