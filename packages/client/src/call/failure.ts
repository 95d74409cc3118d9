import {
  type Circumstances,
  UsersAbortError,
  UsersBodyError,
  UsersConnectionError,
  type UsersError,
  UsersStatusError,
  UsersTimeoutError,
} from "../error.ts";
import { isPlainObject } from "../guard/json.ts";
import { redact } from "../redact.ts";
import type { TextAnswer } from "../transport.ts";
import { readRetryAfter } from "./retry.ts";
import { timeUp } from "./within.ts";

/** The error of a request that was not answered. */
export function failureToAnswer(
  thrown: unknown,
  signal: AbortSignal | undefined,
  limit: number,
  circumstances: Circumstances,
): UsersError {
  if (signal?.aborted) return new UsersAbortError("was aborted", circumstances, { cause: signal.reason });
  if (thrown === timeUp) {
    return new UsersTimeoutError(`had no answer within ${Math.ceil(limit)} ms`, circumstances);
  }
  const { name, cause, code = cause?.code } = Object(thrown);
  const why = /^[A-Z_]+$/.test(String(code)) ? ` (${code})` : ""; // such as ECONNREFUSED
  return new UsersConnectionError(`had no answer${why}`, circumstances, {
    // By name and code only: its words and properties can hold the URL, the answer, the request and so the token.
    cause: Object.assign(new Error(String(why ? code : name)), { name, ...(why && { code }) }),
  });
}

/** What is wrong with a body that is not the API's. Never its text, which can be anybody's. */
export const notApi = "the body is not the API's JSON";

/**
 * The error of an answer that is not a success, or is one without the API's JSON.
 *
 * @param problem - what is wrong with the body of a success
 * @param secrets - what was sent and must not come back in the API's words
 */
export function failureOf(
  { data, error, response }: TextAnswer,
  problem: string,
  secrets: readonly unknown[],
  circumstances: Circumstances,
): UsersError {
  const { ok, status, headers } = response;
  const { error_msg: words } = isPlainObject(error) ? error : {};
  const error_msg = typeof words === "string" ? redact(words, secrets) : undefined;
  const text = data ?? error;
  const type = /^[\w.+/-]+/.exec(headers.get("content-type") ?? "")?.[0] ?? "no content type";
  const body = text === undefined || text === "" ? "the body is empty" : `${problem} (${type})`;
  const what = `answered ${status}: ${error_msg ?? body}`;
  if (ok) return new UsersBodyError(what, Object.assign({ status }, circumstances));
  const retryAfter = readRetryAfter(headers);
  return new UsersStatusError(what, Object.assign({ status, error_msg, retryAfter }, circumstances));
}
