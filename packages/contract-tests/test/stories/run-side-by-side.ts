import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Emulator } from "@minapp-users/emulator";
import { type Attempt, readReport } from "./read-report.ts";
import { runRespect } from "./run-respect.ts";
import { document, type StoryName, storiesFile } from "./stories.ts";
import type { Inputs } from "./story-provider.ts";

export interface StoryAndProvider {
  story: StoryName;
  emulator: Emulator;
  inputs: Inputs;
}

/**
 * Runs one story against each provider, all in one process, since it takes longer to start than to run a story.
 *
 * @returns for each, its attempts in their order
 */
export async function runSideBySide(runs: readonly StoryAndProvider[]): Promise<Attempt[][]> {
  const folder = await mkdtemp(join(tmpdir(), "minapp-users-stories-"));
  try {
    const files = runs.map((_, index) => join(folder, `provider${index}.arazzo.json`));
    await Promise.all(runs.map((run, index) => writeFile(files[index] as string, fileFor(run, index))));
    const servers = Object.fromEntries(runs.map(({ emulator }, index) => [`provider${index}`, emulator.url]));
    const attempts = readReport((await runRespect({ files, servers, folder })).report);
    return runs.map(({ story }, index) => attempts[files[index] as string]?.[story] ?? []);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The story as it is, with its inputs as defaults and a name for its provider. */
function fileFor({ story, inputs }: StoryAndProvider, index: number): string {
  const sourceDescriptions = document.sourceDescriptions.map((source) => ({
    ...source,
    name: `provider${index}`,
    url: join(storiesFile, "..", source.url),
  }));
  const workflows = document.workflows
    .filter(({ workflowId }) => workflowId === story)
    .map((workflow) => {
      const properties = Object.entries(workflow.inputs.properties).map(([name, schema]) => [
        name,
        { type: typeof inputs[name] === "number" ? "integer" : "string", ...schema, default: inputs[name] },
      ]);
      return { ...workflow, inputs: { ...workflow.inputs, properties: Object.fromEntries(properties) } };
    });
  return JSON.stringify({ ...document, sourceDescriptions, workflows });
}
