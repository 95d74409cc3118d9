import { fileURLToPath } from "node:url";
import { type BundledPeer, bundlePeers } from "../clients/bundle-peers.ts";
import { clientPeers } from "../clients/client-peers.ts";
import type { PreparedClients } from "../clients/prepare-clients.ts";
import { runMeasurement } from "../clients/run-measurement.ts";
import { median } from "../percentile.ts";
import type { Call } from "./calls.ts";

export interface OverheadOptions {
  /** How often each client has its turn. */
  turns: number;
  /** Of each turn. */
  calls: number;
  /** How often a turn is measured at most when other processes disturb it; the least disturbed one counts. */
  attempts: number;
}

export interface OverheadProcessOptions extends OverheadOptions {
  peers: BundledPeer[];
}

/** One turn of one client. */
export interface OverheadSample {
  client: string;
  call: Call;
  /** A call, on average. */
  microseconds: number;
  /** The same in processor time, that of the garbage collector's threads included. */
  cpuMicroseconds: number;
  /** How much of one core was taken by processes that have no part in this; undefined where there is no /proc. */
  othersCpu: number | undefined;
}

export interface OverheadFigures {
  client: string;
  call: Call;
  /** Of every turn, in order. */
  samples: OverheadSample[];
  /** Microseconds a call: the median of the turns. */
  median: number;
  /** Microseconds a call more than bare openapi-fetch took in the same turn: the median of the turns. */
  over: number;
  /** The same in processor time. */
  cpuOver: number;
}

/**
 * Measures what a call costs when the answer is there at once: the clients take turns in one process, with a fetch that
 * is a function.
 *
 * @throws Error when a client sends another request than it should, or gives another answer
 */
export async function measureOverhead(
  { folder }: PreparedClients,
  { turns, calls, attempts }: OverheadOptions,
  progress: (line: string) => void = () => {},
): Promise<OverheadFigures[]> {
  const peers = await bundlePeers(Object.values(clientPeers), folder);
  const options: OverheadProcessOptions = { peers, turns, calls, attempts };
  const file = fileURLToPath(new URL("overhead-process.ts", import.meta.url));
  return summarize(await runMeasurement<OverheadSample[]>(file, options, progress));
}

/** Figures of each client and call, in the order in which they first appear. */
export function summarize(samples: readonly OverheadSample[]): OverheadFigures[] {
  const groups = Map.groupBy(samples, ({ call, client }) => `${call} ${client}`);
  return [...groups.values()].map((own) => {
    const { call, client } = own[0] as OverheadSample;
    const bare = groups.get(`${call} ${clientPeers.openapiFetch.name}`) ?? [];
    const over = (figure: "microseconds" | "cpuMicroseconds") =>
      median(own.map((sample, turn) => sample[figure] - (bare[turn]?.[figure] ?? Number.NaN)));
    return {
      client,
      call,
      samples: own,
      median: median(own.map(({ microseconds }) => microseconds)),
      over: over("microseconds"),
      cpuOver: over("cpuMicroseconds"),
    };
  });
}
