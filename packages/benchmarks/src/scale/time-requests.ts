import type { Client } from "../client.ts";
import { median, percentile } from "../percentile.ts";

export interface Timing {
  /** Milliseconds. */
  median: number;
  /** Milliseconds. */
  p99: number;
  /** Requests that were timed. */
  count: number;
}

/** Milliseconds after which a kind of request that is slow has been seen often enough. */
const patience = 20_000;

/**
 * Times requests, one after the other.
 *
 * @param path - the path of the next request; undefined when there is none of that kind
 * @param count - how many are timed, unless they take too long for that
 * @returns undefined when there is no request of that kind
 * @throws Error when an answer is not 200
 */
export async function timeRequests(
  client: Client,
  path: () => string | undefined,
  count: number,
): Promise<Timing | undefined> {
  const times: number[] = [];
  const from = performance.now();
  while (times.length < count) {
    const next = path();
    if (next === undefined) return undefined;
    const { status, ms } = await client.get(next);
    if (status !== 200) throw new Error(`the emulator answers ${status} to GET ${next}`);
    times.push(ms);
    if (times.length >= 5 && performance.now() - from > patience) break;
  }
  return { median: median(times), p99: percentile(times, 0.99), count: times.length };
}
