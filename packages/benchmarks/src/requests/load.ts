import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";

export interface LoadOptions {
  url: string;
  headers: Record<string, string>;
  connections: number;
  /** Seconds. */
  duration: number;
}

export interface LoadResult {
  /** Answers with status 200. */
  succeeded: number;
  /** Answers with another status, broken connections and timeouts. */
  failed: number;
  /** Seconds that were really measured. */
  duration: number;
  /** Milliseconds. */
  p50: number;
  /** Milliseconds. */
  p99: number;
  /** Milliseconds of processor time that the load itself took: near the duration, it is the load that was measured. */
  cpuTime: number;
  /** The same with the start of the process. */
  processTime: number;
}

/** Sends as many requests as a server can take, from a process of its own. */
export async function load(options: LoadOptions): Promise<LoadResult> {
  const main = fileURLToPath(new URL("load-process.ts", import.meta.url));
  const child = spawn(process.execPath, [main, JSON.stringify(options)], {
    stdio: ["ignore", "pipe", "inherit"],
    timeout: (options.duration + 30) * 1000,
  });
  const [output, [code]] = await Promise.all([text(child.stdout), once(child, "exit")]);
  if (code !== 0) throw new Error(`the load on ${options.url} ended with exit code ${code}`);
  return JSON.parse(output) as LoadResult;
}
