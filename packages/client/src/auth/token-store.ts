import type { components } from "../generated/schema.ts";
import { isVisibleAscii } from "../guard/visible-ascii.ts";
import { attempt, type Place } from "./attempt.ts";

/** A pair of tokens as a store keeps it. Who reads it can change every user. */
export interface StoredToken
  extends Pick<components["schemas"]["AccessToken"], "access_token" | "refresh_token"> {
  /** When the access token ends, in Unix seconds. */
  expires_at: number;
}

/**
 * Keeps the pair of tokens beyond the process, for the next one and for others beside it: a file, a row, a key. It keeps
 * one pair, of one application.
 */
export interface TokenStore {
  /**
   * Gives what was saved last, or undefined when there is nothing. What is not a {@link StoredToken} counts as nothing.
   * It is called at the first call, before every renewal, and after every 401.
   */
  load(): Promise<StoredToken | undefined> | StoredToken | undefined;
  /** Replaces what is kept, as soon as there is a new pair. The old one is worthless then. */
  save(token: StoredToken): void | Promise<void>;
}

/** @throws AuthError of the step "store" */
export function loadToken(store: TokenStore, secrets: readonly string[]): Promise<StoredToken | undefined> {
  return attempt(placeOf(secrets), "could not be loaded", async () => readToken(await store.load()));
}

/** @throws AuthError of the step "store" */
export function saveToken(store: TokenStore, secrets: readonly string[], token: StoredToken): Promise<void> {
  const { access_token, refresh_token } = token;
  const place = placeOf([...secrets, access_token, refresh_token]);
  return attempt(place, "could not be saved and is in memory only", () => store.save({ ...token }));
}

function placeOf(secrets: readonly string[]): Place {
  return { step: "store", what: "the token", secrets };
}

/** A copy of a stored pair, or undefined when it is not one. */
function readToken(stored: unknown): StoredToken | undefined {
  const { access_token, refresh_token, expires_at } = Object(stored) as StoredToken;
  if (isVisibleAscii(access_token) && isVisibleAscii(refresh_token) && Number.isFinite(expires_at)) {
    return { access_token, refresh_token, expires_at };
  }
  return undefined;
}
