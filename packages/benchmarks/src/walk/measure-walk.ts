import { fileURLToPath } from "node:url";
import { type BundledPeer, bundlePeers } from "../clients/bundle-peers.ts";
import { clientPeers } from "../clients/client-peers.ts";
import type { PreparedClients } from "../clients/prepare-clients.ts";
import { runMeasurement } from "../clients/run-measurement.ts";
import { runServer } from "../server/run-server.ts";
import { pagesServer } from "./pages-server.ts";
import type { Scenario } from "./scenario.ts";

export interface WalkProcessOptions extends Scenario {
  peers: BundledPeer[];
  servers: { users: number; url: string; pid: number }[];
  rounds: number;
}

/** One walk. */
export interface WalkSample {
  client: string;
  /** How it walks. */
  way: string;
  users: number;
  seconds: number;
  /** Of processor time that the walking process took, without the server. */
  cpuSeconds: number;
  /** That were sent. */
  requests: number;
  /** The most heap in use at any tenth of such a walk, after a forced collection. */
  heapMiB: number;
  /** How much of one core was taken by processes that have no part in this; undefined where there is no /proc. */
  othersCpu: number | undefined;
}

export interface WalkFigures {
  scenario: Scenario;
  /** Smallest first. */
  sizes: number[];
  samples: WalkSample[];
}

/**
 * Walks over all users with each client in each of its ways, in turn, in one process; the servers are processes of their
 * own.
 *
 * @param sizes - numbers of users
 * @throws Error when a walk skips or repeats a user
 */
export async function measureWalk(
  { folder }: PreparedClients,
  scenario: Scenario,
  { walks: sizes, rounds }: { walks: readonly number[]; rounds: number },
  progress: (line: string) => void = () => {},
): Promise<WalkFigures> {
  const { own, openapiFetch, redocly } = clientPeers;
  const sorted = sizes.toSorted((a, b) => a - b);
  await using stack = new AsyncDisposableStack();
  const servers: WalkProcessOptions["servers"] = [];
  for (const users of sorted) {
    const { url, pid } = stack.use(await runServer(pagesServer(users, scenario.delay)));
    servers.push({ users, url, pid });
  }
  const peers = await bundlePeers([own, openapiFetch, redocly], folder);
  const options: WalkProcessOptions = { ...scenario, peers, servers, rounds };
  const file = fileURLToPath(new URL("walk-process.ts", import.meta.url));
  const name = `pages of ${scenario.pageSize}, ${scenario.delay} ms`;
  const samples = await runMeasurement<WalkSample[]>(file, options, (line) => progress(`${name}: ${line}`));
  return { scenario, sizes: sorted, samples };
}
