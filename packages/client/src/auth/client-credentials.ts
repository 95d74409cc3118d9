import { checkBaseUrl } from "../base-url.ts";
import { serverUrl } from "../generated/vocabulary.ts";
import { checkOptions } from "./check-options.ts";
import { createCode } from "./create-code.ts";
import { createToken } from "./create-token.ts";
import { keepToken } from "./keep-token.ts";
import type { Connection } from "./send.ts";
import { loadToken, saveToken, type TokenStore } from "./token-store.ts";

export interface ClientCredentialsOptions {
  /** The ClientID of the console. */
  clientId: string;
  /** The ClientSecret of the console. Who has it can change every user: keep it on servers and out of the source. */
  clientSecret: string;
  /**
   * Where the tokens are kept beyond this process, and shared with others.
   *
   * @default in memory only
   */
  store?: TokenStore;
  /**
   * Where the API is.
   *
   * @default `https://cloud.minapp.com`, the server of the spec
   */
  baseUrl?: string;
  /**
   * Sends the requests. It must leave redirects alone, as the request says (`redirect: "manual"`), and let `Set-Cookie`
   * be read.
   *
   * @default `globalThis.fetch` as it is at the time of the request
   */
  fetch?: (request: Request, init: { signal: AbortSignal }) => Promise<Response>;
  /**
   * Milliseconds for one request, of which a new token takes four: an integer from 1 to 2147483647.
   *
   * @default 30_000
   */
  timeout?: number;
  /**
   * The time in milliseconds since 1970.
   *
   * @default Date.now
   */
  now?: () => number;
  /**
   * Lets it start in a browser, where everyone can read the secret, and where `fetch` shows neither redirects nor cookies,
   * so that it needs another one.
   *
   * @default false
   */
  dangerouslyAllowBrowser?: boolean;
}

/**
 * Gets access tokens with the client id and secret of the application: a function for the option `token` of
 * `createUsersClient`. Nothing is sent before its first call. It keeps the token, so make it once.
 *
 * - **First token**: the one in `store`, refreshed if it has ended; or else the documented exchange, with its redirects
 *   and cookies, on the origin of `baseUrl` only.
 * - **Renewal**: when a tenth of the token's lifetime is left, or of what was left of it when it came from the store, but
 *   at most an hour. If that fails, the token in hand is given as long as it is good, and the next try comes after a tenth
 *   of the time it has left.
 * - **After a 401**: called with the token that was rejected, it gives the one in hand if that is another by now, or the
 *   one in `store` if that is another and ends no sooner. Otherwise it makes a new one: at most one exchange for a call. A
 *   token that the API gave less than 5 seconds ago is given again instead, since the next one would not fare better.
 * - **Refresh**: it ends the old pair at once. So `store` is asked first whether another process has done it, a refresh
 *   token is sent only once, and when that fails in any way, the full exchange follows. The new pair is saved before it
 *   is given.
 * - **Parallel calls** share one exchange. Its failure reaches all that waited, and the next call tries again.
 * - **A store that fails** fails the calls that waited, except when `load` fails at a renewal. When `save` fails, the new
 *   token stays in memory, and later calls get it; it is not saved again before the next renewal. Other processes meet a
 *   401 with what is stored, and recover.
 *
 * It calls the operations `createAuthorizationCode` and `createAccessToken`.
 *
 * On Cloudflare Workers, make one for each request, with a `store`: requests cannot share what one of them waits for.
 *
 * @example
 * ```ts
 * const token = clientCredentials({
 *   clientId: process.env.MINAPP_CLIENT_ID ?? "",
 *   clientSecret: process.env.MINAPP_CLIENT_SECRET ?? "",
 * });
 * const users = createUsersClient({ token });
 * ```
 *
 * @returns a function that rejects with {@link AuthError} when no token can be got
 * @throws TypeError when the id or secret is missing, an option is unknown, undefined or not what it must be, or in a
 * browser
 */
export function clientCredentials(options: ClientCredentialsOptions): (rejected?: string) => Promise<string> {
  checkOptions(options);
  const { clientId: client_id, clientSecret: client_secret, store, baseUrl = serverUrl } = options;
  const { timeout = 30_000, now = () => Date.now() } = options;
  const { fetch = (request, init) => globalThis.fetch(request, init) } = options;
  const credentials = { client_id, client_secret };
  const connection: Connection = { baseUrl: checkBaseUrl(baseUrl), credentials, fetch, timeout };
  const seconds = () => now() / 1000;
  return keepToken({
    now: seconds,
    load: async () => store && loadToken(store, [client_secret]),
    save: async (token) => store && saveToken(store, [client_secret], token),
    create: async () => createToken(connection, "authorization_code", await createCode(connection), seconds),
    refresh: (refreshToken) => createToken(connection, "refresh_token", refreshToken, seconds),
  });
}
