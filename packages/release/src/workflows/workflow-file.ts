import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { root } from "../workspace.ts";

/** What a workflow or a job asks of its token: `read-all`, or a level for each scope. */
export type Permissions = string | Record<string, string>;

/** A step of a job, as far as it is checked. */
export interface Step {
  name?: string;
  uses?: string;
  run?: string;
  with?: Record<string, unknown>;
  env?: Record<string, unknown>;
}

/** A job of a workflow, as far as it is checked. One that `uses` a workflow has no steps of its own. */
export interface Job {
  uses?: string;
  steps?: Step[];
  permissions?: Permissions;
  environment?: string | { name: string };
  env?: Record<string, unknown>;
  strategy?: { matrix?: Record<string, unknown> };
  "timeout-minutes"?: number;
}

/** A workflow, as far as it is checked. */
export interface Workflow {
  on: string | string[] | Record<string, unknown>;
  permissions?: Permissions;
  env?: Record<string, unknown>;
  jobs: Record<string, Job>;
}

/** A file in `.github/workflows`. */
export interface WorkflowFile {
  /** Relative to the repository, with `/`. */
  path: string;
  text: string;
  workflow: Workflow;
}

/** An action that is made of steps, as far as it is checked. */
export interface Action {
  name: string;
  description: string;
  inputs?: Record<string, unknown>;
  runs: { using: string; steps: Step[] };
}

/** The file of an action of this repository: `.github/actions/<name>/action.yml`. */
export interface ActionFile {
  /** Relative to the repository, with `/`. */
  path: string;
  text: string;
  action: Action;
}

/**
 * Reads the workflows of a repository, in the order of their names.
 *
 * @throws Error in one sentence for a file that is no YAML
 */
export function readWorkflows(repository = root): WorkflowFile[] {
  return find(repository, ".github/workflows/*.{yml,yaml}").map(({ path, text }) => ({
    path,
    text,
    workflow: read(path, text) as Workflow,
  }));
}

/**
 * Reads the actions that a repository keeps for its workflows, in the order of their names.
 *
 * @throws Error in one sentence for a file that is no YAML
 */
export function readActions(repository = root): ActionFile[] {
  return find(repository, ".github/actions/*/action.{yml,yaml}").map(({ path, text }) => ({
    path,
    text,
    action: read(path, text) as Action,
  }));
}

/** A step, and where it stands, in words: `.github/workflows/ci.yml, job test, step 2`. */
export interface Placed {
  where: string;
  step: Step;
}

/** The steps of a job, with their places. */
export function stepsOf({ path }: WorkflowFile, name: string, { steps = [] }: Job): Placed[] {
  return steps.map((step, index) => ({ where: `${path}, job ${name}, step ${index + 1}`, step }));
}

/** All steps of workflows and actions, with their places. */
export function allSteps(workflows: WorkflowFile[], actions: ActionFile[] = []): Placed[] {
  return [
    ...workflows.flatMap((file) =>
      Object.entries(file.workflow.jobs).flatMap(([name, job]) => stepsOf(file, name, job)),
    ),
    ...actions.flatMap(({ path, action }) =>
      action.runs.steps.map((step, index) => ({ where: `${path}, step ${index + 1}`, step })),
    ),
  ];
}

function find(repository: string, pattern: string): { path: string; text: string }[] {
  return globSync(pattern, { cwd: repository })
    .map((path) => path.replaceAll("\\", "/"))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(repository, path), "utf8") }));
}

function read(path: string, text: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    const [reason = ""] = (error as Error).message.split(":\n");
    throw new Error(`${path} is no YAML: ${reason}`);
  }
}
