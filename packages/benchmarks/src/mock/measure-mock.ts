import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { mock } from "../server/mock.ts";
import { prism } from "../server/prism.ts";
import { cpuTime } from "../server/process-figures.ts";
import { runServer } from "../server/run-server.ts";

/** Milliseconds. */
export interface Took {
  time: number;
  /** Of the processor; undefined where there is no /proc. Other processes disturb it less. */
  cpu: number | undefined;
}

/** What the parts of startMock() took in a process that runs already. */
export type InProcess = Record<"import" | "start" | "answer" | "total", Took>;

export interface MockFigures {
  /** By server, from the start of its process to its first answer, of every turn. */
  processes: Record<string, Took[]>;
  /** Of every turn. */
  inProcess: InProcess[];
}

/**
 * Starts everything in turn (A B C A B C), after one turn that does not count: it fills the caches of the file system, and
 * that of compiled code, which our CLI keeps.
 */
export async function measureMock(turns: number, progress: (line: string) => void): Promise<MockFigures> {
  const servers = [mock(), prism()];
  const figures: MockFigures = {
    processes: Object.fromEntries(servers.map(({ name }) => [name, []])),
    inProcess: [],
  };
  for (let turn = 0; turn <= turns; turn++) {
    progress(`mock: turn ${turn} of ${turns}`);
    for (const server of servers) {
      await using running = await runServer(server);
      const took = { time: running.startTime, cpu: cpuTime(running.pid) };
      if (turn > 0) figures.processes[server.name]?.push(took);
    }
    const inProcess = await startMockOnce();
    if (turn > 0) figures.inProcess.push(inProcess);
  }
  return figures;
}

async function startMockOnce(): Promise<InProcess> {
  const file = fileURLToPath(new URL("start-mock-process.ts", import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [file], { timeout: 60_000 });
  return JSON.parse(stdout) as InProcess;
}
