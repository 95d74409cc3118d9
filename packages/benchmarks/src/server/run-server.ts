import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { connect } from "../client.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { freePort } from "./free-port.ts";
import type { Server } from "./server.ts";

export interface RunningServer extends AsyncDisposable {
  url: string;
  pid: number;
  /** Milliseconds from the start of the process to the first answer that was a success. */
  startTime: number;
  /** Ends the process, and waits for its end. */
  close(): Promise<void>;
}

const running = new Set<ChildProcess>();
// Before the files that they write to are removed.
process.prependOnceListener("exit", () => {
  for (const child of running) child.kill("SIGKILL");
});

/**
 * Starts a server in a process of its own, and waits for its first success.
 *
 * What it prints goes to a file. That costs it what a terminal costs at the least, and costs nobody else anything: with a
 * pipe, the reader would compete for the processor.
 *
 * @param patience - milliseconds to wait for the first answer
 * @throws Error with what the server printed last when it does not come up
 */
export async function runServer(server: Server, patience = 60_000): Promise<RunningServer> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const folder = temporaryFolder();
  const logFile = join(folder.path, "output.log");
  const log = openSync(logFile, "a");
  const from = performance.now();
  const child = spawn(process.execPath, server.args(port), { cwd: folder.path, stdio: ["ignore", log, log] });
  closeSync(log);
  running.add(child);
  const exit = once(child, "exit").finally(() => running.delete(child));

  const close = async () => {
    child.kill("SIGTERM");
    const deadline = new AbortController();
    const hung = sleep(30_000, undefined, { signal: deadline.signal }).then(
      () => child.kill("SIGKILL"),
      () => {},
    );
    await exit;
    deadline.abort();
    await hung;
    folder[Symbol.dispose]();
  };

  try {
    const startTime = await firstSuccess(server, url, child, { from, patience });
    return { url, pid: child.pid as number, startTime, close, [Symbol.asyncDispose]: close };
  } catch (error) {
    const output = readFileSync(logFile, "utf8").trim().split("\n").slice(-5).join("\n");
    await close();
    throw new Error(`${server.name} did not start: ${(error as Error).message}\n${output}`, { cause: error });
  }
}

async function firstSuccess(
  server: Server,
  url: string,
  child: ChildProcess,
  { from, patience }: { from: number; patience: number },
): Promise<number> {
  let last = "it does not listen";
  while (performance.now() - from < patience) {
    if (child.exitCode !== null) throw new Error(`it ended with exit code ${child.exitCode}`);
    const client = connect(url, server.headers, patience);
    try {
      const { status } = await client.get(server.single);
      if (status === 200) return performance.now() - from;
      last = `it answers ${status}`;
    } catch {
      // Nobody listens yet.
    } finally {
      client.close();
    }
    await sleep(2);
  }
  throw new Error(`no success within ${patience} ms, ${last}`);
}
