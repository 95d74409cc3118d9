import { parse } from "yaml";
import type { Action, ActionFile, Workflow, WorkflowFile } from "../../src/workflows/workflow-file.ts";

/** A workflow of a test. */
export function workflow(text: string, path = ".github/workflows/a.yml"): WorkflowFile {
  return { path, text, workflow: parse(text) as Workflow };
}

/** A workflow of one job with these steps, given as YAML with its list at the margin. */
export function withSteps(steps: string): WorkflowFile {
  const indented = steps.trimEnd().replace(/^/gm, "      ");
  return workflow(`on: push
permissions: {}
jobs:
  job:
    runs-on: ubuntu-latest
    timeout-minutes: 5
    steps:
${indented}
`);
}

/** An action of a test. */
export function action(text: string, name = "own"): ActionFile {
  return { path: `.github/actions/${name}/action.yml`, text, action: parse(text) as Action };
}
