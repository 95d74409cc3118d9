import { spawn } from "node:child_process";

/** What a command printed. */
export interface Output {
  /** The exit code. */
  code: number;
  stdout: string;
  stderr: string;
  /** Milliseconds from the last of its output to its end. */
  lingered: number;
}

/** How a command is run. */
export interface RunOptions {
  cwd?: string;
  /** All of its environment. Without it, that of this process. */
  env?: Record<string, string>;
  /**
   * Milliseconds after which the command is ended and the promise rejected.
   *
   * @default 60_000
   */
  timeout?: number;
}

/**
 * Runs a command to its end, without blocking the servers in this process.
 *
 * @throws Error when it cannot be started, is ended by a signal, or takes too long
 */
export async function run(command: string, args: string[], options: RunOptions = {}): Promise<Output> {
  const { timeout = 60_000, ...rest } = options;
  // SIGKILL, because a hung runtime need not listen to anything milder.
  const child = spawn(command, args, {
    ...rest,
    timeout,
    killSignal: "SIGKILL",
    stdio: ["ignore", "pipe", "pipe"],
  });
  let stdout = "";
  let stderr = "";
  let last = performance.now();
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
    last = performance.now();
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
    last = performance.now();
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) => {
      if (code !== null) return resolve({ code, stdout, stderr, lingered: performance.now() - last });
      reject(
        new Error(
          `${command} was ended by ${signal} (at the latest after ${timeout} ms):\n${stdout}${stderr}`,
        ),
      );
    });
  });
}

/**
 * Runs a command that must succeed, and gives what it printed.
 *
 * @throws Error with all that it printed when its exit code is not 0
 */
export async function runToSuccess(command: string, args: string[], options?: RunOptions): Promise<Output> {
  const output = await run(command, args, options);
  if (output.code === 0) return output;
  throw new Error(`${command} ended with ${output.code}:\n${output.stdout}${output.stderr}`);
}
