import type { BulkOutcome } from "./bulk/outcome.ts";

/** What every error of this package tells. */
export interface Circumstances {
  /** The HTTP method, in capitals. */
  method: string;
  /** The path as the spec writes it, for example `/oserve/v2.2/miniapp/user_profile/{id}/`: no id, no filter. */
  path: string;
  /** How often the request was sent. */
  attempts: number;
  /** Whether this was a write that may have reached the API although it failed: look before you send it again. */
  mayHaveBeenApplied: boolean;
  /** Why such a write was not sent again, for example `$incr_by would apply twice`. */
  notRepeated?: string | undefined;
}

/**
 * A call of the API failed. All errors of this package are of this class, but for the TypeError of a request that was
 * refused before it was sent.
 *
 * Neither the message nor a property shows a token, a password, a phone or an e-mail. `cause` has name and code of what
 * `fetch` threw, since its words can hold the URL.
 */
export class UsersError extends Error implements Circumstances {
  override readonly name: string = "UsersError";
  declare readonly method: string;
  declare readonly path: string;
  declare readonly attempts: number;
  declare readonly mayHaveBeenApplied: boolean;
  declare readonly notRepeated: string | undefined;
  /** Of `updateEvery` and `updateAll`: what became of the users before it was broken off. */
  declare readonly outcome: BulkOutcome | undefined;
  /**
   * Of `updateEvery` and `updateAll`: the id to go on after (`after`), so that nobody is changed twice. Undefined when that
   * is not known, because the slice that failed may have been applied, and its update would apply twice.
   */
  declare readonly last_id: number | undefined;

  constructor(what: string, circumstances: Circumstances, options?: ErrorOptions) {
    const { method, path, attempts, mayHaveBeenApplied, notRepeated } = circumstances;
    const tried = attempts > 1 ? ` (${attempts} attempts)` : "";
    const applied = mayHaveBeenApplied ? "; it may have been applied" : "";
    const once = notRepeated ? ` and was not sent again: ${notRepeated}` : "";
    super(`${method} ${path} ${what}${tried}${applied}${once}`, options);
    // What is undefined would only be noise in a log.
    for (const [name, value] of Object.entries(circumstances)) {
      if (value !== undefined) Object.assign(this, { [name]: value });
    }
  }

  /** What a log may hold: everything but `cause`. */
  toJSON(): object {
    return Object.assign({ message: this.message }, this);
  }
}

/** The API answered with a status that is not a success. */
export class UsersStatusError extends UsersError {
  override readonly name = "UsersStatusError";
  /** The HTTP status. */
  declare readonly status: number;
  /** What the API says went wrong, without what could be personal; undefined when the body is not the API's. */
  declare readonly error_msg: string | undefined;
  /** Seconds to wait, when the answer said so in `Retry-After`. */
  declare readonly retryAfter: number | undefined;
}

/** A success with a body that is not the API's: empty, a page of a gateway, JSON that was cut short. */
export class UsersBodyError extends UsersError {
  override readonly name = "UsersBodyError";
  /** The HTTP status. */
  declare readonly status: number;
}

/** No answer came: the host was not found, refused, or hung up. */
export class UsersConnectionError extends UsersError {
  override readonly name = "UsersConnectionError";
}

/** No answer came in time, by `timeout` or `deadline`. */
export class UsersTimeoutError extends UsersError {
  override readonly name = "UsersTimeoutError";
}

/** The caller's `signal` fired; `cause` is its reason. */
export class UsersAbortError extends UsersError {
  override readonly name = "UsersAbortError";
}
