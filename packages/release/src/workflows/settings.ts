import type { WorkflowFile } from "./workflow-file.ts";

/** What somebody has to set up at GitHub before the workflows do all that they can. */
export interface Settings {
  secrets: string[];
  variables: string[];
  environments: string[];
}

/** Finds the secrets, variables and environments that workflows ask for, each once, in order. */
export function settings(workflows: WorkflowFile[]): Settings {
  const texts = workflows.map(({ text }) => text).join("\n");
  const environments = workflows
    .flatMap(({ workflow }) => Object.values(workflow.jobs))
    .flatMap(({ environment }) => (typeof environment === "object" ? environment.name : (environment ?? [])));
  return {
    secrets: namesIn(texts, /\bsecrets\.(\w+)/g),
    variables: namesIn(texts, /\bvars\.(\w+)/g),
    environments: [...new Set(environments)].sort(),
  };
}

/**
 * Says which of them a document does not mention as code; one sentence each.
 *
 * @param document - its text
 * @param name - how to name it
 */
export function undocumented(workflows: WorkflowFile[], document: string, name: string): string[] {
  return Object.entries(settings(workflows)).flatMap(([kind, names]: [string, string[]]) =>
    names
      .filter((it) => !document.includes(`\`${it}\``))
      .map((it) => `${name} does not tell of \`${it}\`, which the workflows use (${kind})`),
  );
}

function namesIn(text: string, pattern: RegExp): string[] {
  return [...new Set([...text.matchAll(pattern)].map(([, name = ""]) => name))].sort();
}
