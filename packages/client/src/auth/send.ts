import { within } from "../call/within.ts";
import { attempt, hide, type Place } from "./attempt.ts";
import { AuthError } from "./auth-error.ts";

/** What all requests of a token function have in common. */
export interface Connection {
  /** Without a slash at the end. */
  baseUrl: string;
  /** In every body. */
  credentials: { client_id: string; client_secret: string };
  fetch: (request: Request, init: { signal: AbortSignal }) => Promise<Response>;
  /** Milliseconds for one request, the body of its answer included. */
  timeout: number;
}

/** An answer that was read to its end. */
export interface Answer {
  status: number;
  headers: Headers;
  text: string;
}

/**
 * Sends a request and reads the answer, whatever its status. Redirects are not followed.
 *
 * @param body - what to post; without it, the request is a GET
 * @throws AuthError when no answer came, or not all of it in time
 */
export function send(
  { fetch, timeout }: Connection,
  place: Place,
  url: string,
  headers: Record<string, string>,
  body?: object,
): Promise<Answer> {
  return attempt(place, `got no complete answer within ${timeout} ms`, () =>
    within(timeout, undefined, async (signal) => {
      const request = new Request(url, {
        redirect: "manual",
        headers: { Accept: "application/json", ...headers },
        ...(body && { method: "POST", body: JSON.stringify(body) }),
      });
      const response = await fetch(request, { signal });
      return { status: response.status, headers: response.headers, text: await response.text() };
    }),
  );
}

/** Sends a JSON body. */
export function post(connection: Connection, place: Place, path: string, body: object): Promise<Answer> {
  return send(connection, place, connection.baseUrl + path, { "Content-Type": "application/json" }, body);
}

/**
 * A field of a success.
 *
 * @throws AuthError with the API's `error_msg`, or what the body is instead, when it is not a success with this field
 */
export function readField<T>(
  place: Place,
  { status, headers, text }: Answer,
  field: string,
  isFit: (value: unknown) => value is T,
): T {
  const isSuccess = status < 300;
  const body = parse(text);
  const value = body[field];
  if (isSuccess && isFit(value)) return value;
  // Never the text of the body, which can be anybody's.
  const instead = `no ${isSuccess ? `usable ${field}` : "error_msg"} in a body of ${text.length} characters (${headers.get("Content-Type")})`;
  const { error_msg = instead } = body;
  throw fail(place, status, error_msg);
}

/** The error of an answer that cannot be used. */
export function fail({ step, what, secrets }: Place, status: number, why: unknown): AuthError {
  return new AuthError(`${what} answered ${status}: ${hide(why, secrets)}`, step, status);
}

function parse(text: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(text));
  } catch {
    return {};
  }
}
