import type { Hooks } from "./call/events.ts";
import type { Bounds } from "./guard/options.ts";
import type { TokenSource } from "./token.ts";

/** How long a call may take, and how often it is tried. */
export interface TimeOptions {
  /**
   * Milliseconds for one attempt, to the end of the answer's body.
   *
   * @default 30000
   */
  timeout?: number | undefined;
  /**
   * Milliseconds for one call of the API, with all its attempts and the pauses between them. A walk over pages or slices
   * makes many such calls.
   *
   * @default no limit
   */
  deadline?: number | undefined;
  /**
   * How often a request is sent again after a failure, 0 to 10: after a failed connection, a timeout, a status of 408 or
   * 5xx, a success without its body; and after 429 whatever the request is. A write is only repeated when that makes no
   * difference. A pause is random, up to 0.5, 1, 2, 4 and then 8 seconds, on top of `Retry-After` when the answer has it;
   * when that is more than a minute, the call fails at once.
   *
   * @default 2
   */
  retries?: number | undefined;
}

/** What every method takes beside the parameters of its operation. */
export interface CallOptions extends TimeOptions {
  /** Ends the call, and the pauses in it, with a `UsersAbortError`. */
  signal?: AbortSignal | undefined;
}

/** What every method that writes takes. */
export interface WriteOptions extends CallOptions {
  /**
   * Whether the request can be sent again when it is not clear whether it was applied.
   *
   * @default true for one user, unless the update has `$incr_by`, `$append` or `$pop`; false for `updateWhere`, because
   * `where` and `limit` can select other users the second time
   */
  repeatable?: boolean | undefined;
}

/** The options of a client. */
export interface UsersClientOptions extends TimeOptions, Hooks {
  /**
   * The access token of the application, or a function that gives it. It can change every user: keep it on servers and
   * out of the source.
   */
  token: string | TokenSource;
  /**
   * Where the API is.
   *
   * @default `https://cloud.minapp.com`, the server of the spec
   */
  baseUrl?: string;
  /** The test environment to work in (`X-Hydrogen-Env-ID`). Production without it. */
  environment?: string;
  /**
   * Sends the requests.
   *
   * @default `globalThis.fetch` as it is at the time of the call
   */
  fetch?: (request: Request, init: { signal?: AbortSignal }) => Promise<Response>;
  /**
   * Lets the client start in a browser, where everyone who opens the page can read the token.
   *
   * @default false
   */
  dangerouslyAllowBrowser?: boolean;
}

const timeBounds = {
  timeout: [1, 2 ** 31 - 1],
  deadline: [1, 2 ** 31 - 1],
  retries: [0, 10],
} as const satisfies Bounds;

export const clientBounds: Bounds = {
  ...timeBounds,
  token: [],
  baseUrl: [],
  environment: [],
  fetch: [],
  onRequest: [],
  onResponse: [],
  dangerouslyAllowBrowser: [false],
};

export const callBounds: Bounds = { ...timeBounds, signal: [] };
export const writeBounds: Bounds = { ...callBounds, repeatable: [false] };
