import { type Route, routes, spec } from "@minapp-users/spec-check";

/** A request, most of them not as they should be. */
export interface Attack {
  /** The operation that is meant, if any: its documented statuses and bodies are the ones allowed. */
  route?: Route | undefined;
  method: string;
  /** Path and query, as they go over the wire. */
  target: string;
  /** The token is among them, unless the attack is on it; null for one that is left out. */
  headers: Record<string, string | null>;
  body?: Buffer | undefined;
  /** Sent in pieces, without Content-Length. */
  chunked?: boolean | undefined;
  expected: Expected;
}

/** Bytes over a connection of their own. */
export interface RawAttack {
  bytes: Buffer;
  /** How many requests a careless server could see in them. */
  expected: Expected | "closed";
}

/** One of these statuses; or, for a request that is legal after all, 200 and what to look for in the answer. */
export type Expected = { refused: readonly number[] } | { accepted: (json: Json) => void };

// biome-ignore lint/suspicious/noExplicitAny: tests look into it
export type Json = any;

/** Where the token goes: only whoever sends the request knows it. */
export const tokenPlaceholder = "(the token)";

export interface Parts {
  /** What stands in the path, encoded. */
  params?: Record<string, string>;
  /** With its question mark. */
  search?: string;
  headers?: Record<string, string | null>;
  /** JSON unless it is text or bytes. */
  body?: unknown;
  chunked?: boolean;
}

/** Users who exist in production, in an environment that nobody writes to, and in one for what is legal to write. */
export const someId = "1";
export const quietEnvironment = "quiet";
export const scratchEnvironment = "scratch";

const byId = new Map(routes.map((route) => [route.operation.operationId, route]));

export function routeOf(operationId: string): Route {
  const route = byId.get(operationId);
  if (!route) throw new Error(`the spec has no ${operationId}`);
  return route;
}

/** The path of an operation. */
export function pathOf(operationId: string, params: Record<string, string> = {}): string {
  return routeOf(operationId).path.replace(/\{(\w+)\}/g, (_, name) => params[name] ?? someId);
}

/** A request that must be refused; with 400, or 404 where the operation documents no 400, unless told otherwise. */
export function refused(operationId: string, parts: Parts, ...statuses: number[]): Attack {
  const wrong = "400" in routeOf(operationId).operation.responses ? 400 : 404;
  return {
    ...toRequest(operationId, parts),
    expected: { refused: statuses.length > 0 ? statuses : [wrong] },
  };
}

/** A request that is legal, however odd. */
export function accepted(operationId: string, parts: Parts, check: (json: Json) => void = () => {}): Attack {
  return { ...toRequest(operationId, parts), expected: { accepted: check } };
}

/** A request that is legal and writes, in the environment for that. */
export function acceptedWrite(operationId: string, parts: Parts, check?: (json: Json) => void): Attack {
  return accepted(
    operationId,
    { ...parts, headers: { "x-hydrogen-env-id": scratchEnvironment, ...parts.headers } },
    check,
  );
}

/** A request that means no operation. */
export function stray(method: string, target: string, parts: Parts, ...statuses: number[]): Attack {
  return { ...toParts(parts), method, target, expected: { refused: statuses } };
}

function toRequest(operationId: string, parts: Parts): Omit<Attack, "expected"> {
  const route = routeOf(operationId);
  const target = pathOf(operationId, parts.params) + (parts.search ?? "");
  return { ...toParts(parts), route, method: route.method.toUpperCase(), target };
}

function toParts({ body, headers, chunked }: Parts): Pick<Attack, "headers" | "body" | "chunked"> {
  const type = body === undefined ? {} : { "content-type": "application/json" };
  const all = { authorization: `Bearer ${tokenPlaceholder}`, ...type, ...headers };
  if (body === undefined) return { headers: all };
  const bytes = Buffer.isBuffer(body)
    ? body
    : Buffer.from(typeof body === "string" ? body : JSON.stringify(body));
  return { headers: all, body: bytes, chunked };
}

/** Of the longest URL that the API takes, what a `where` can have. */
export function roomForWhere(operationId: string): number {
  const [{ url, "x-minapp-max-url-length": longest }] = spec.servers;
  return longest - url.length - pathOf(operationId).length - "?where=".length;
}

/** As little encoded as goes: what counts is how much fits into a URL. */
export function whereSearch(where: unknown, encode: (text: string) => string = encodeURIComponent): string {
  return `?where=${encode(typeof where === "string" ? where : JSON.stringify(where))}`;
}

export function encodeLittle(text: string): string {
  return text.replace(/[^!"$-~]|[%&+]/gu, encodeURIComponent);
}
