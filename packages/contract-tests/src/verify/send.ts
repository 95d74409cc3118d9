import { checkAnswer } from "@minapp-users/spec-check";
import { ContractViolation } from "./contract-violation.ts";
import { lookAfterBulkUpdate, lookBeforeBulkUpdate } from "./guard-bulk-updates.ts";
import { checkMaySend } from "./may-send.ts";
import { type Body, type OperationId, routeOf } from "./operation-id.ts";
import type { Provider } from "./provider.ts";

/** A request of a case. */
export interface Request {
  path?: Readonly<Record<string, unknown>>;
  /** `where` as an object is sent as JSON, as a text just as it is. */
  query?: Readonly<Record<string, unknown>>;
  /** Sent as JSON; a text just as it is. */
  body?: unknown;
  headers?: Readonly<Record<string, string>>;
  /** In place of the right one; null for none. */
  token?: string | null;
  /** In place of the path and the query of the operation: a link that the provider gave. */
  link?: string;
}

/** An answer that keeps the spec. */
export interface Answer<Json> {
  status: number;
  headers: Headers;
  body: Json;
}

/** Sends the requests of a case, and checks every answer against the spec. */
export interface Send {
  /**
   * Sends a request that must be answered with 200.
   *
   * @throws ContractViolation for another status, or an answer that the spec does not allow
   */
  <Id extends OperationId>(operationId: Id, request?: Request): Promise<Answer<Body<Id>>>;
  /**
   * Sends a request that must be answered with one of these statuses.
   *
   * @throws ContractViolation for another status, or an answer that the spec does not allow
   */
  <Id extends OperationId>(
    operationId: Id,
    request: Request,
    statuses: readonly number[],
  ): Promise<Answer<unknown>>;
}

/** What a sender tells and asks whoever made it. */
export interface SendHooks {
  /** Is told of every request that may have changed something: the id of the user, or undefined for many. */
  onWrite?: (id: number | undefined) => void;
  /** Ends the case, because what it is about would not be safe with real users. */
  skip?: (because: string) => never;
}

/**
 * Makes what sends.
 */
export function createSend(provider: Provider, { onWrite, skip = refuse }: SendHooks = {}): Send {
  const send = async (
    operationId: OperationId,
    request: Request = {},
    statuses: readonly number[] = [200],
  ): Promise<Answer<never>> => {
    const route = routeOf(operationId);
    const url = urlOf(provider, operationId, request);
    const intent = {
      operationId,
      path: request.path ?? {},
      where: url.searchParams.get("where") ?? undefined,
    };
    checkMaySend(provider, intent);
    const isRealBulk = operationId === "bulkUpdateUsers" && !provider.isDouble;
    if (isRealBulk) await lookBeforeBulkUpdate({ provider, send: send as Send, skip }, intent.where);
    if (operationId === "updateUserAccount" && !provider.isDouble && !showsLogins(provider, intent.path.id)) {
      skip("getUser does not show the logins of real users, so they could not be given back");
    }
    if (route.method === "put")
      onWrite?.(operationId === "bulkUpdateUsers" ? undefined : (intent.path.id as number));
    const violated = (sentence: string) => new ContractViolation(`${operationId}: ${sentence}`);

    let response: Response;
    let text: string;
    try {
      response = await fetch(url, {
        method: route.method.toUpperCase(),
        headers: headersOf(provider, request),
        body: textOf(request.body),
        redirect: "manual",
        signal: AbortSignal.timeout(provider.timeout),
      });
      text = await response.text();
    } catch (error) {
      throw violated(describeFailure(error as Error, provider.timeout));
    }
    const { status } = response;
    if (isRealBulk) lookAfterBulkUpdate(provider, text);
    if (!statuses.includes(status)) {
      throw violated(`${statuses.join(" or ")} was expected, and ${status} came${reason(provider, text)}`);
    }
    const [violation] = checkAnswer(route, {
      status,
      headers: Object.fromEntries(response.headers),
      body: text,
    });
    if (violation) throw violated(`${status}: ${violation}`);
    const isJson = /^application\/json\b/i.test(response.headers.get("content-type") ?? "");
    return { status, headers: response.headers, body: (isJson ? JSON.parse(text) : text) as never };
  };
  return send as Send;
}

function refuse(because: string): never {
  throw new Error(because);
}

/** A user who does not exist has no login to lose. */
function showsLogins({ users, absentId }: Provider, id: unknown): boolean {
  const row = users.find((it) => it.id === id);
  return (
    id === absentId || (row !== undefined && ["_username", "_email", "_phone"].every((name) => name in row))
  );
}

function urlOf(provider: Provider, operationId: OperationId, { link, path = {}, query = {} }: Request): URL {
  if (link !== undefined) return followLink(provider, operationId, link);
  const filled = routeOf(operationId).path.replace(/\{(\w+)\}/g, (_, name) =>
    encodeURIComponent(String(path[name])),
  );
  const url = new URL(provider.baseUrl + filled);
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined) continue;
    url.searchParams.set(name, typeof value === "object" ? JSON.stringify(value) : String(value));
  }
  return url;
}

/** Of a link, only the query is taken: it must lead to the same operation, at the same place. */
function followLink({ baseUrl, origin }: Provider, operationId: OperationId, link: string): URL {
  const url = new URL(baseUrl + routeOf(operationId).path);
  const target = new URL(link, baseUrl);
  if (target.origin !== url.origin && target.origin !== origin) {
    throw new ContractViolation(`${operationId}: a link leads to another host`);
  }
  if (target.pathname !== url.pathname && target.pathname !== routeOf(operationId).path) {
    throw new ContractViolation(`${operationId}: a link leads to another path`);
  }
  if (target.searchParams.getAll("where").length > 1) {
    throw new ContractViolation(`${operationId}: a link has two filters`);
  }
  url.search = target.search;
  return url;
}

function headersOf(provider: Provider, { token = provider.token, body, headers = {} }: Request) {
  return {
    accept: "*/*",
    ...(token === null ? {} : { authorization: `Bearer ${token}` }),
    ...(provider.environment === undefined ? {} : { "x-hydrogen-env-id": provider.environment }),
    ...(body === undefined ? {} : { "content-type": "application/json" }),
    ...headers,
  };
}

function textOf(body: unknown): string | null {
  if (body === undefined) return null;
  return typeof body === "string" ? body : JSON.stringify(body);
}

function describeFailure(error: Error, timeout: number): string {
  if (error.name === "TimeoutError") return `no answer came within ${timeout} ms`;
  const { code } = (error.cause ?? {}) as { code?: string };
  return `no answer came (${code ?? error.name})`;
}

/** The provider's own words, where nothing in them can be of a real person. */
function reason({ isDouble }: Provider, text: string): string {
  if (!isDouble) return "";
  try {
    const { error_msg } = JSON.parse(text) as { error_msg?: unknown };
    return typeof error_msg === "string" ? `: ${error_msg}` : "";
  } catch {
    return "";
  }
}
