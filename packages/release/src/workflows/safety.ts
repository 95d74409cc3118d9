import { type ActionFile, allSteps, type WorkflowFile } from "./workflow-file.ts";

/** A job that hangs costs as long as this, in minutes. */
const longest = 60;

/** Triggers that run with the rights of this repository what somebody else wrote. */
const trustful = ["pull_request_target", "workflow_run", "issue_comment"];

/** Says where code or text of others could get at what it should not, or a job could hang; one sentence each. */
export function unsafe(workflows: WorkflowFile[], actions: ActionFile[] = []): string[] {
  return [
    ...workflows.flatMap(badTriggers),
    ...workflows.flatMap(badTimeouts),
    ...workflows.flatMap(sharedSecrets),
    ...allSteps(workflows, actions).flatMap(({ where, step }) => [
      // Whatever it is filled with becomes part of the program.
      ...(step.run?.includes("${{")
        ? [`${where} has an expression in \`run\`: hand it over in \`env\` and use "$NAME"`]
        : []),
      ...(step.uses?.startsWith("actions/checkout@") && step.with?.["persist-credentials"] !== false
        ? [`${where} leaves the token in .git, for all that runs later: set persist-credentials: false`]
        : []),
      // A cache is shared with branches, so what they leave in it would be released.
      ...(step.uses?.startsWith("actions/setup-node@") && step.with?.["package-manager-cache"] !== false
        ? [`${where} may take packages from a cache: set package-manager-cache: false`]
        : []),
    ]),
  ];
}

function badTriggers({ path, workflow }: WorkflowFile): string[] {
  const { on } = workflow;
  const triggers = typeof on === "string" ? [on] : Array.isArray(on) ? on : Object.keys(on);
  return triggers
    .filter((trigger) => trustful.includes(trigger))
    .map((trigger) => `${path} runs on ${trigger}, with rights that the author of a pull request lacks`);
}

function badTimeouts({ path, workflow }: WorkflowFile): string[] {
  return Object.entries(workflow.jobs).flatMap(([name, job]) => {
    const minutes = job["timeout-minutes"];
    if (job.uses || (typeof minutes === "number" && minutes <= longest)) return [];
    return [`${path}, job ${name} has no timeout-minutes of at most ${longest}`];
  });
}

/** A secret in the environment of a job is in that of every program that any of its steps starts. */
function sharedSecrets({ path, workflow }: WorkflowFile): string[] {
  return [workflow, ...Object.values(workflow.jobs)]
    .filter(({ env }) => /\bsecrets\.|\bgithub\.token\b/.test(JSON.stringify(env ?? {})))
    .map(() => `${path} has a secret in the environment of a whole job: give it to the step that needs it`);
}
