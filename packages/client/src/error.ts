/**
 * The API answered, but not with success, or with something that is not JSON.
 *
 * It carries the path template and not the URL, so that a logged error holds no filter and no id.
 */
export class UsersApiError extends Error {
  override readonly name = "UsersApiError";
  /** The HTTP status. */
  readonly status: number;
  /** What the API says went wrong; undefined when the body is empty or not the API's. */
  readonly error_msg: string | undefined;
  /** The HTTP method, in capitals. */
  readonly method: string;
  /** The path as the spec writes it, for example `/oserve/v2.2/miniapp/user_profile/{id}/`. */
  readonly path: string;

  /** @param answer - `detail` says what the body is, for want of an `error_msg` */
  constructor(answer: { status: number; method: string; path: string; error_msg?: string; detail: string }) {
    const why = answer.error_msg ?? answer.detail;
    super(`${answer.method} ${answer.path} answered ${answer.status}: ${oneLine(why)}`);
    this.status = answer.status;
    this.error_msg = answer.error_msg;
    this.method = answer.method;
    this.path = answer.path;
  }
}

/** The API's words, fit for a log: no control characters, and not a page of it. */
function oneLine(text: string): string {
  return text.replace(/\p{Cc}+/gu, " ").slice(0, 500);
}
