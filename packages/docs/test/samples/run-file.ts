import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, dirname, extname, join } from "node:path";
import { text } from "node:stream/consumers";
import { interpreters } from "./interpreters.ts";

/** What came of running a file. */
export interface Run {
  /** Null when it was ended for taking too long. */
  exitCode: number | null;
  stdout: string;
  stderr: string;
}

/**
 * Runs a file in an empty folder; in its environment are `env` and a PATH that begins with this Node.
 *
 * @param seconds - when it is ended
 */
export async function runFile(file: string, env: Record<string, string>, seconds = 20): Promise<Run> {
  const interpreter = interpreters[extname(file)];
  if (!interpreter) throw new Error(`${file}: there is no interpreter for this kind of file`);
  const [command = "", ...args] = interpreter.command;
  const cwd = await mkdtemp(join(tmpdir(), "minapp-users-sample-"));
  try {
    const child = spawn(command, [...args, file], {
      cwd,
      env: { PATH: [dirname(process.execPath), process.env.PATH].join(delimiter), ...env },
      stdio: ["ignore", "pipe", "pipe"],
      timeout: seconds * 1000,
      killSignal: "SIGKILL",
    });
    const ended = new Promise<number | null>((resolve, reject) => {
      child.once("error", reject).once("close", (code) => resolve(code));
    });
    const [exitCode, stdout, stderr] = await Promise.all([ended, text(child.stdout), text(child.stderr)]);
    return { exitCode, stdout, stderr };
  } finally {
    await rm(cwd, { recursive: true, force: true });
  }
}
