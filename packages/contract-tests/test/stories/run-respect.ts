import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";

const cli = createRequire(import.meta.url).resolve("@redocly/cli/bin/cli.js");
const guard = new URL("loopback-only.ts", import.meta.url).href;
/** Where the redocly.yaml is that keeps it from reporting home. */
const root = fileURLToPath(new URL("../../../..", import.meta.url));

export interface RespectRun {
  /** Files of stories. */
  files: readonly string[];
  options?: readonly string[];
  /** The base URL for each name of a source description. */
  servers: Readonly<Record<string, string>>;
  /** A folder for the report. */
  folder: string;
  /** @default the root of the repository */
  cwd?: string;
}

/** Runs Redocly's Respect in a process that can connect to nothing but this machine. */
export async function runRespect({ files, options = [], servers, folder, cwd = root }: RespectRun): Promise<{
  exitCode: number | null;
  /** What the command line shows, standard error included. */
  output: string;
  /** The whole JSON report, as text. */
  report: string;
}> {
  const reportFile = join(folder, "report.json");
  const child = spawn(
    process.execPath,
    [
      ...[cli, "respect", ...files, "--server", JSON.stringify(servers)],
      ...["--json-output", reportFile, ...options],
    ],
    // Nothing but this, so that what keeps it quiet is the configuration and not somebody's environment.
    { cwd, env: { NO_COLOR: "1", NODE_OPTIONS: `--import=${guard}` }, stdio: ["ignore", "pipe", "pipe"] },
  );
  const [[exitCode], shown, problems] = await Promise.all([
    once(child, "close") as Promise<[number | null]>,
    text(child.stdout),
    text(child.stderr),
  ]);
  const output = shown + problems;
  const report = await readFile(reportFile, "utf8").catch(() => {
    throw new Error(`Respect wrote no report, only: ${output}`);
  });
  return { exitCode, output, report };
}
