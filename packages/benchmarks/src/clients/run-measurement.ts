import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";

/**
 * Runs a file of this package that measures, in a process of its own that can force garbage collections.
 *
 * @param file - gets the options as JSON; writes its figures as JSON to stdout, and how far it is to stderr
 * @param timeout - milliseconds after which it is ended
 * @throws Error with the last lines that it wrote when it fails
 */
export async function runMeasurement<Figures>(
  file: string,
  options: object,
  progress: (line: string) => void,
  timeout = 30 * 60_000,
): Promise<Figures> {
  const child = spawn(process.execPath, ["--expose-gc", file, JSON.stringify(options)], {
    stdio: ["ignore", "pipe", "pipe"],
    timeout,
  });
  const end = () => child.kill("SIGKILL");
  process.once("exit", end);
  const lines: string[] = [];
  createInterface(child.stderr).on("line", (line) => {
    lines.push(line);
    progress(line);
  });
  const [output, [code]] = await Promise.all([text(child.stdout), once(child, "exit")]);
  process.off("exit", end);
  if (code !== 0) throw new Error(`${file} ended with exit code ${code}\n${lines.slice(-30).join("\n")}`);
  return JSON.parse(output) as Figures;
}
