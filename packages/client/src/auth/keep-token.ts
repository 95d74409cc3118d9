import type { StoredToken } from "./token-store.ts";

/** Where pairs of tokens come from and go to. */
export interface TokenPairs {
  /** What is stored, if anything is. */
  load(): Promise<StoredToken | undefined>;
  save(token: StoredToken): Promise<void>;
  /** A new pair by client id and secret. */
  create(): Promise<StoredToken>;
  /** A new pair for a refresh token, which ends the pair that it belongs to. */
  refresh(refreshToken: string): Promise<StoredToken>;
  /** The time in Unix seconds, with a fraction. */
  now(): number;
}

/** Seconds in which a token that is rejected is not replaced: the next one would be rejected as well. */
const brandNew = 5;

/**
 * Makes a token function: it keeps a pair, renews it in time, and replaces it when it is rejected. All calls that come
 * while it does so wait for the same flight.
 */
export function keepToken(pairs: TokenPairs): (rejected?: string) => Promise<string> {
  const { now } = pairs;
  /** The pair in hand. */
  let held: StoredToken | undefined;
  /** From when on it is to be replaced, in Unix seconds. */
  let renewAt = 0;
  /** When the API gave it, in Unix seconds; NaN when it is from the store. */
  let since = Number.NaN;
  /** What is going on to replace it. */
  let flight: Promise<StoredToken> | undefined;
  /** The refresh token that was sent last. It may have ended its pair even if it failed, so it is not sent again. */
  let spent: string | undefined;

  const isBrandNew = () => Math.abs(now() - since) < brandNew && now() < renewAt;

  return async (rejected) => {
    while (flight) {
      const { access_token } = await flight;
      if (access_token !== rejected || isBrandNew()) return access_token;
    }
    if (held && held.access_token !== rejected && now() < renewAt) return held.access_token;
    flight = replace(rejected).finally(() => {
      flight = undefined;
    });
    return (await flight).access_token;
  };

  /** Goes on with the pair in hand, if it is still good, when no other is to be had. */
  async function replace(rejected: string | undefined): Promise<StoredToken> {
    const before = held;
    try {
      return await obtain(rejected);
    } catch (error) {
      // Another pair in hand by now is one that could not be saved.
      if (!held || held !== before || held.access_token === rejected || now() >= held.expires_at) throw error;
      return hold(held, 0.9, since); // the next try comes after a tenth of the time that is left
    }
  }

  async function obtain(rejected: string | undefined): Promise<StoredToken> {
    const stored = await pairs.load();
    const isLater =
      stored && !(held && (stored.access_token === held.access_token || stored.expires_at < held.expires_at));
    if (isLater && stored.access_token !== rejected && now() < stored.expires_at) {
      return hold(stored, 0.1, Number.NaN);
    }
    if (held && isBrandNew()) return held; // and it was rejected, or this would be no flight
    const token = await renew(isLater ? stored : held);
    hold(token, 0.1, now());
    await pairs.save(token);
    return token;
  }

  async function renew(last: StoredToken | undefined): Promise<StoredToken> {
    if (last && last.refresh_token !== spent) {
      spent = last.refresh_token;
      try {
        return await pairs.refresh(spent);
      } catch {
        // It was refused, or its answer was lost, and the pair perhaps with it.
      }
    }
    return pairs.create();
  }

  /** @param margin - how much of the time it has left is kept back for its renewal, but at most an hour */
  function hold(token: StoredToken, margin: number, from: number): StoredToken {
    const at = now();
    renewAt = token.expires_at - Math.min((token.expires_at - at) * margin, 3600);
    since = from;
    held = token;
    return token;
  }
}
