import { spawnSync } from "node:child_process";

/** What runs a file, and why it cannot. */
export interface Interpreter {
  /** The program and what stands before the file. */
  command: readonly string[];
  /** Why it cannot run here; undefined when it can. */
  missing: string | undefined;
}

/** Of each kind of file: what runs it. */
export const interpreters: Readonly<Record<string, Interpreter>> = {
  ".sh": {
    command: ["sh"],
    missing: unlessRuns("curl", ["--help", "all"], /--fail-with-body/, "7.76 or newer"),
  },
  ".ts": { command: [process.execPath], missing: undefined },
  ".mjs": { command: [process.execPath], missing: undefined },
  ".php": { command: ["php"], missing: unlessRuns("php", ["-m"], /^curl$/m, "with its curl extension") },
  ".py": python(),
};

/** By itself and not by a shim that looks for it each time. */
function python(): Interpreter {
  const { stdout } = spawnSync("python3", ["-c", "import sys; print(sys.executable)"], { encoding: "utf8" });
  const command = stdout?.trim() || "python3";
  const version = 'import sys; print("fit" if sys.version_info >= (3, 9) else "old")';
  return { command: [command], missing: unlessRuns(command, ["-c", version], /^fit$/m, "3.9 or newer") };
}

function unlessRuns(command: string, args: string[], output: RegExp, demand: string): string | undefined {
  const { stdout, error } = spawnSync(command, args, { encoding: "utf8" });
  if (error) return `${command} is not installed`;
  return output.test(stdout) ? undefined : `${command} is not ${demand}`;
}
