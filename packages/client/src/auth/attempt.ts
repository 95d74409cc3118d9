import { redact } from "../redact.ts";
import { AuthError, type AuthStep } from "./auth-error.ts";

/** What is being done, for the error when it fails. */
export interface Place {
  step: AuthStep;
  /** For example `POST /api/oauth2/access_token/`. */
  what: string;
  /** What was sent, or is known by now, and must be in no message. */
  secrets: readonly string[];
}

/**
 * Does what others wrote: a `fetch`, a store.
 *
 * @param failed - what has happened when it throws
 * @throws AuthError with a tame copy of what it threw as `cause`
 */
export async function attempt<T>(
  { step, what, secrets }: Place,
  failed: string,
  work: () => T | Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    const cause = tame(thrown, secrets);
    throw new AuthError(`${what} ${failed} (${labelOf(cause)})`, step, undefined, cause);
  }
}

/** Words that came from elsewhere, fit for a message. What somebody made long is not searched to its end. */
export function hide(words: unknown, secrets: readonly string[]): string {
  return redact(String(words).slice(0, 2000), secrets);
}

/**
 * A copy of what was thrown, with name, message and code only, and the same of its causes. The error of an HTTP client
 * or of a database can hold the request or the command, and with it the secret or the token.
 */
function tame(thrown: unknown, secrets: readonly string[], depth = 5): Error {
  // By its outside, since an error of another realm is not of our class.
  const { name = typeof thrown, message = "", code, cause } = Object(thrown) as Record<string, unknown>;
  // V8 quotes the text that is not JSON, and here that is a token's.
  const words = name === "SyntaxError" ? name : hide(message, secrets);
  const copy = new Error(words, cause && depth ? { cause: tame(cause, secrets, depth - 1) } : {});
  copy.name = hide(name, secrets);
  copy.stack = `${copy.name}: ${words}`; // nobody looks for the place where it was copied
  return typeof code === "string" ? Object.assign(copy, { code: hide(code, secrets) }) : copy;
}

/** The code of the innermost cause that has one (`ECONNRESET`), or else the name of the error. */
function labelOf({ name, cause, code = name }: Error & { code?: string }): string {
  const inner = cause as Error | undefined;
  const label = inner && labelOf(inner);
  return label && label !== inner.name ? label : code;
}
