// The one place that knows openapi-fetch.
import createClient, { type Client, type FetchOptions } from "openapi-fetch";
import { assertAimed } from "./aim.ts";
import { UsersApiError } from "./error.ts";
import type { paths } from "./generated/schema.ts";
import { encodeJson, isPlainObject } from "./json.ts";
import { fillPath } from "./path.ts";
import { formatQuery } from "./query.ts";

/** openapi-fetch's client, typed by every path of the spec. */
export type RawClient = Client<paths, "application/json">;

/** What every request of a client has in common. */
export interface TransportOptions {
  baseUrl: string;
  headers: Record<string, string>;
  fetch: (request: Request) => Promise<Response>;
}

/** openapi-fetch, set up so that nothing goes out that the guards of this package refuse. */
export function createTransport({ baseUrl, headers, fetch }: TransportOptions): RawClient {
  return createClient<paths, "application/json">({
    baseUrl,
    headers,
    // No user operation redirects. What does is not the API, and must get neither the token nor the request.
    redirect: "manual",
    fetch: async (request) => {
      assertAimed(request, baseUrl);
      return fetch(request);
    },
    pathSerializer: fillPath,
    querySerializer: formatQuery,
    bodySerializer: (body) => encodeJson(body, "body"),
  });
}

interface TextAnswer {
  data?: string;
  error?: unknown;
  response: Response;
}

type Method = "get" | "put";
type PathWith<M extends Method> = { [P in keyof paths]: paths[P][M] extends object ? P : never }[keyof paths];
type Success<Operation> = Operation extends {
  responses: { 200: { content: { "application/json": infer Body } } };
}
  ? Body
  : never;

/**
 * Sends a request and gives the body of the answer.
 *
 * @throws UsersApiError when the answer is not a success with a JSON body
 * @throws TypeError, and sends nothing, when an id is not one or a value cannot be written as JSON
 */
export async function request<M extends Method, P extends PathWith<M>>(
  raw: RawClient,
  verb: M,
  path: P,
  init: FetchOptions<paths[P][M]>,
): Promise<Success<paths[P][M]>> {
  // The types of openapi-fetch cannot follow a method and path that are generic. And the body comes as text, because a
  // success that is not JSON makes openapi-fetch throw a SyntaxError without a status.
  const send = raw.request as unknown as (verb: M, path: P, init: object) => Promise<TextAnswer>;
  const { data, error, response } = await send(verb, path, { ...init, parseAs: "text" });
  const { status } = response;
  const method = verb.toUpperCase();
  if (!response.ok) {
    const { error_msg } = isPlainObject(error) ? error : {};
    const detail = describeBody(error, response);
    throw new UsersApiError({
      status,
      method,
      path,
      detail,
      ...(typeof error_msg === "string" ? { error_msg } : {}),
    });
  }
  const body = parse(data);
  if (isPlainObject(body)) return body as Success<paths[P][M]>; // every answer of this API is an object
  throw new UsersApiError({ status, method, path, detail: describeBody(data, response) });
}

function parse(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? "");
  } catch {
    return undefined;
  }
}

/** Says what a body is that is not the API's. Never its text, which can be anybody's. */
function describeBody(body: unknown, response: Response): string {
  if (body === undefined || body === "") return "the body is empty";
  return `the body is not the API's JSON (${response.headers.get("content-type") ?? "no content type"})`;
}
