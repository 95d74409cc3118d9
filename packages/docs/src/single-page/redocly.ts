import { execFile } from "node:child_process";
import { createRequire } from "node:module";

const cli = createRequire(import.meta.url).resolve("@redocly/cli/bin/cli.js");

/** What came of a run of Redocly's command line. */
export interface RedoclyRun {
  ok: boolean;
  stdout: string;
  /** Why it is not ok, on one line: what `redocly` lists, or else what it said last. */
  reason: string;
}

/** Runs the pinned `redocly`, without its look for a newer version. Does not throw when `redocly` fails. */
export function redocly(...args: string[]): Promise<RedoclyRun> {
  const env = {
    ...process.env,
    REDOCLY_SUPPRESS_UPDATE_NOTICE: "true",
    NO_COLOR: "1",
    FORCE_COLOR: undefined,
  };
  return new Promise((resolve) => {
    execFile(process.execPath, [cli, ...args], { env, maxBuffer: 2 ** 26 }, (error, stdout, stderr) => {
      resolve({ ok: error === null, stdout, reason: reason(stderr) });
    });
  });
}

function reason(stderr: string): string {
  const lines = stderr.split("\n").map((line) => line.trim());
  const listed = lines.filter((line) => line.startsWith("- ")).map((line) => line.slice(2));
  return listed.join("; ") || lines.findLast((line) => line !== "") || "it gave no reason";
}
