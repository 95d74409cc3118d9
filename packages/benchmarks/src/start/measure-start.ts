import { median } from "../percentile.ts";
import { runServer } from "../server/run-server.ts";
import type { Server } from "../server/server.ts";

export interface StartFigures {
  server: string;
  /** Milliseconds from the start of the process to its first answer, of every start. */
  times: number[];
  /** Milliseconds. */
  median: number;
}

/** Starts every server several times in turn (A B C A B C). */
export async function measureStart(servers: readonly Server[], starts: number): Promise<StartFigures[]> {
  const times = new Map(servers.map(({ name }): [string, number[]] => [name, []]));
  for (let start = 0; start < starts; start++) {
    for (const server of servers) {
      await using running = await runServer(server);
      times.get(server.name)?.push(running.startTime);
    }
  }
  return [...times].map(([server, all]) => ({ server, times: all, median: median(all) }));
}
