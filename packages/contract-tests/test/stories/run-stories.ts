import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Emulator } from "@minapp-users/emulator";
import { type Attempt, readReport } from "./read-report.ts";
import { runRespect } from "./run-respect.ts";
import { type StoryName, storiesFile } from "./stories.ts";
import type { Inputs } from "./story-provider.ts";

export interface StoryRun {
  exitCode: number | null;
  /** What the command line shows, standard error included. */
  output: string;
  /** The whole JSON report, as text. */
  report: string;
  /** The attempts of each story that was run, in their order. */
  attempts: Record<string, Attempt[]>;
  milliseconds: number;
}

/** Runs stories with Redocly's Respect, as a user does. All of them, if no name is given. */
export async function runStories(
  { url }: Emulator,
  inputs: Inputs,
  { story, file = storiesFile, cwd }: { story?: StoryName; file?: string; cwd?: string } = {},
): Promise<StoryRun> {
  const folder = await mkdtemp(join(tmpdir(), "minapp-users-stories-"));
  try {
    const started = performance.now();
    const run = await runRespect({
      files: [file],
      options: ["--input", JSON.stringify(inputs), ...(story ? ["--workflow", story] : [])],
      servers: { users: url },
      folder,
      ...(cwd ? { cwd } : {}),
    });
    const milliseconds = performance.now() - started;
    const [attempts = {}] = Object.values(readReport(run.report));
    return { ...run, attempts, milliseconds };
  } finally {
    await rm(folder, { recursive: true });
  }
}
