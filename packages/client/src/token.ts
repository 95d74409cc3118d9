import { isVisibleAscii } from "./guard/visible-ascii.ts";

/**
 * Gives the access token of the application. It is called for every request and has to keep the token by itself;
 * `clientCredentials` of `@minapp-users/client/auth` makes such a function.
 *
 * @param rejected - the token that the API has just answered with 401: give another one, or the same if there is none
 */
export type TokenSource = (rejected?: string) => string | Promise<string>;

/** A token source that calls share. */
export interface SharedToken extends TokenSource {
  /** Waits no longer for what the source was asked for: it may never answer. */
  forget(): void;
}

/**
 * Calls a token source once for all that ask at the same time. After a 401, whoever comes late gets the token that
 * another call has got meanwhile.
 */
export function shareToken(source: string | TokenSource): SharedToken {
  if (typeof source === "string") return Object.assign(() => source, { forget: () => {} });
  let latest: string | undefined;
  const pending = new Map<string | undefined, Promise<string>>();
  const get: TokenSource = (rejected) => {
    if (rejected !== undefined && latest !== undefined && latest !== rejected) return latest;
    const asked = pending.get(rejected);
    if (asked) return asked;
    const token = new Promise<string>((resolve) => resolve(source(rejected)))
      .then((it) => {
        latest = checkToken(it);
        return latest;
      })
      .finally(() => pending.delete(rejected));
    pending.set(rejected, token);
    return token;
  };
  return Object.assign(get, { forget: () => pending.clear() });
}

/**
 * @throws TypeError when this cannot be a token. Visible ASCII: a line break or a letter outside it cannot be in a
 * header, and fetch would name the value.
 */
export function checkToken(token: unknown): string {
  if (isVisibleAscii(token)) return token;
  throw new TypeError("token is missing or not a token: pass the access token of the application");
}
