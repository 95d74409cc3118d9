/**
 * Where it went wrong: at the request for a code, at one of its redirects, at the trade of the code or of the refresh token
 * for an access token, or in the caller's store.
 */
export type AuthStep = "authorize" | "redirect" | "access_token" | "refresh_token" | "store";

/**
 * No access token could be got, or the store failed.
 *
 * Neither the message nor a property holds the client secret, a code, a cookie or a token. `cause` is a copy of what
 * `fetch` or the store threw, with name, message and code only, since such errors can hold what was sent.
 */
export class AuthError extends Error {
  override readonly name = "AuthError";
  readonly step: AuthStep;
  /** The HTTP status; undefined when there was no answer, and in the store. */
  readonly status: number | undefined;

  constructor(message: string, step: AuthStep, status?: number, cause?: Error) {
    super(message, cause && { cause });
    this.step = step;
    this.status = status;
  }

  /** What a log may hold: everything but `cause`. */
  toJSON(): object {
    return { ...this, message: this.message };
  }
}
