import { median } from "../percentile.ts";
import { type RunningServer, runServer } from "../server/run-server.ts";
import type { Server } from "../server/server.ts";
import { watchCpu } from "../server/watch-cpu.ts";
import { leastDisturbed } from "./least-disturbed.ts";
import { load } from "./load.ts";

export type RequestKind = "single" | "list";

/** One measurement of one server. */
export interface Sample {
  /** Answers with status 200 in a second. */
  perSecond: number;
  /** Milliseconds. */
  p50: number;
  /** Milliseconds. */
  p99: number;
  /** Answers with status 200. */
  succeeded: number;
  /** How much of one core the server took; undefined where there is no /proc. */
  serverCpu: number | undefined;
  /** How much of one core the load took: near 1, it is the load that was measured. */
  loadCpu: number;
  /** How much of one core was taken by processes that have no part in this; undefined where there is no /proc. */
  othersCpu: number | undefined;
}

export interface RequestFigures {
  server: string;
  kind: RequestKind;
  /** Of every round, in order. */
  samples: Sample[];
  /** The median of the rounds. */
  perSecond: number;
  /** The median of the rounds, in milliseconds. */
  p50: number;
  /** The median of the rounds, in milliseconds. */
  p99: number;
}

export interface RequestOptions {
  rounds: number;
  /** Seconds. */
  duration: number;
  /** Seconds, before each measurement. */
  warmup: number;
  connections: number;
  /** How often a measurement is made at most when other processes disturb it; the least disturbed one counts. */
  attempts: number;
}

/**
 * Measures how many requests per second each server answers.
 *
 * The rounds go over all servers (A B C A B C), each time in a new process, so that a busy minute of the machine or one
 * lucky compilation does not decide about one of them.
 *
 * @throws Error when a server answers anything but 200: such figures mean nothing
 */
export async function measureRequests(
  servers: readonly Server[],
  options: RequestOptions,
  progress: (line: string) => void = () => {},
): Promise<RequestFigures[]> {
  const samples = new Map<string, Sample[]>();
  const kinds = ["single", "list"] as const;
  for (let round = 1; round <= options.rounds; round++) {
    for (const server of servers) {
      await using running = await runServer(server);
      for (const kind of kinds) {
        const sample = await leastDisturbed(options.attempts, () => measure(server, running, kind, options));
        samples.set(key(server, kind), [...(samples.get(key(server, kind)) ?? []), sample]);
        progress(`round ${round}: ${server.name}, ${kind}: ${Math.round(sample.perSecond)} req/s`);
      }
    }
  }
  return kinds.flatMap((kind) =>
    servers.map((server) => {
      const all = samples.get(key(server, kind)) ?? [];
      const middle = (figure: "perSecond" | "p50" | "p99") => median(all.map((sample) => sample[figure]));
      return {
        server: server.name,
        kind,
        samples: all,
        perSecond: middle("perSecond"),
        p50: middle("p50"),
        p99: middle("p99"),
      };
    }),
  );
}

function key({ name }: Server, kind: RequestKind): string {
  return `${kind} ${name}`;
}

async function measure(
  server: Server,
  { url, pid }: RunningServer,
  kind: RequestKind,
  { warmup, duration, connections }: RequestOptions,
): Promise<Sample> {
  const target = { url: new URL(server[kind], url).href, headers: server.headers, connections };
  await load({ ...target, duration: warmup });

  const endWatch = watchCpu(pid);
  const result = await load({ ...target, duration });
  const cpu = endWatch(result.processTime);
  if (result.failed > 0 || result.succeeded === 0) {
    const counts = `${result.succeeded} requests to ${server[kind]} with 200 and failed at ${result.failed}`;
    throw new Error(`${server.name} answered ${counts}`);
  }

  return {
    perSecond: result.succeeded / result.duration,
    p50: result.p50,
    p99: result.p99,
    succeeded: result.succeeded,
    // The load takes a moment to start, in which the server rests.
    serverCpu: cpu.server && cpu.server / 1000 / result.duration,
    loadCpu: result.cpuTime / 1000 / result.duration,
    othersCpu: cpu.others && cpu.others / cpu.elapsed,
  };
}
