import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../workspace.ts";
import { lintActions, lintWorkflows } from "./actionlint.ts";
import { badCommands } from "./commands.ts";
import { untestedNodes } from "./node-versions.ts";
import { badPaths } from "./paths.ts";
import { badPermissions } from "./permissions.ts";
import { badPins } from "./pins.ts";
import { unsafe } from "./safety.ts";
import { undocumented } from "./settings.ts";
import { readActions, readWorkflows } from "./workflow-file.ts";

/** Where those who set up the repository read what the workflows need. */
const guide = "docs/releasing.md";

/** What was looked at, and what is wrong with it. */
export interface WorkflowReport {
  /** The workflows and actions, relative to the repository. */
  files: string[];
  /** What actionlint found, one sentence each. */
  actionlint: string[];
  /** What breaks a rule of this repository, one sentence each. */
  rules: string[];
}

/** Checks the workflows of a repository by actionlint and by the rules of this one. */
export async function checkWorkflows(repository = root): Promise<WorkflowReport> {
  const workflows = readWorkflows(repository);
  const actions = readActions(repository);
  const document = join(repository, guide);
  return {
    files: [...workflows, ...actions].map(({ path }) => path),
    actionlint: [...(await lintWorkflows(workflows)), ...(await lintActions(actions))],
    rules: [
      ...badPins([...workflows, ...actions]),
      ...badPermissions(workflows),
      ...unsafe(workflows, actions),
      ...badCommands(workflows, actions, repository),
      ...badPaths(workflows, actions, repository),
      ...untestedNodes(workflows, repository),
      ...undocumented(workflows, existsSync(document) ? readFileSync(document, "utf8") : "", guide),
    ],
  };
}
