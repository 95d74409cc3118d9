// The one place that knows openapi-fetch.
import createClient, {
  type Client,
  type FetchOptions,
  type FetchResponse,
  type MaybeOptionalInit,
} from "openapi-fetch";
import type { DeprecatedCalls } from "./generated/deprecations.ts";
import type { paths } from "./generated/schema.ts";
import { toJson } from "./guard/json.ts";
import { fillPath } from "./guard/path.ts";
import { formatQuery } from "./guard/query.ts";

/** openapi-fetch's client, typed by every path of the spec; an editor strikes the deprecated ones through. */
export type RawClient = DeprecatedCalls & Client<paths, "application/json">;
/** What `raw` takes for an operation. */
export type RawInit<P extends keyof paths, M extends Method> = MaybeOptionalInit<paths[P], M>;
/** What `raw` gives for an operation. */
export type RawAnswer<P extends keyof paths, M extends Method, Init> = Promise<
  FetchResponse<Extract<paths[P][M], object>, Init, "application/json">
>;

type Method = "get" | "put";
/** A path of the spec that has this method. */
export type PathWith<M extends Method> = {
  [P in keyof paths]: paths[P][M] extends object ? P : never;
}[keyof paths];
/** The parameters and the body of an operation. */
export type Input<M extends Method, P extends PathWith<M>> = FetchOptions<paths[P][M]>;
/** The body of an operation's success. */
export type Output<M extends Method, P extends PathWith<M>> = paths[P][M] extends {
  responses: { 200: { content: { "application/json": infer Body } } };
}
  ? Body
  : never;

/** openapi-fetch, set up so that nothing goes out that the guards of this package refuse. */
export function createTransport(
  baseUrl: string,
  headers: Record<string, string>,
  fetch: (request: Request) => Promise<Response>,
): RawClient {
  const client = createClient<paths, "application/json">({
    baseUrl,
    headers,
    fetch,
    // No user operation redirects. What does is not the API, and must get neither the token nor the request.
    redirect: "manual",
    pathSerializer: fillPath,
    querySerializer: formatQuery,
    bodySerializer: (body) => toJson(body, "body"),
  });
  return client as RawClient;
}

/** An answer with its body as text; of a failure, the body is JSON if it can be. */
export interface TextAnswer {
  data?: string;
  error?: unknown;
  response: Response;
}

/** Sends one request; the body comes as text, since openapi-fetch throws a SyntaxError when it is not JSON. */
export function sendOnce(
  raw: RawClient,
  method: Method,
  path: string,
  init: object,
  fetch: (request: Request) => Promise<Response>,
): Promise<TextAnswer> {
  // The types of openapi-fetch cannot follow a method and path that are generic.
  const send = raw.request as unknown as (method: Method, path: string, init: object) => Promise<TextAnswer>;
  return send(method, path, { ...init, parseAs: "text", fetch });
}
