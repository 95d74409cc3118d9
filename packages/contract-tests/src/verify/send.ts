import { checkAnswer } from "@minapp-users/spec-check";
import { ContractViolation } from "./contract-violation.ts";
import { checkMaySend } from "./may-send.ts";
import { type Body, type OperationId, routeOf } from "./operation-id.ts";
import type { Provider, Row } from "./provider.ts";

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

/**
 * Makes what sends.
 *
 * @param onWrite - is told of every request that may have changed something: one user, or undefined for several
 */
export function createSend(provider: Provider, onWrite: (id: unknown) => void = () => {}): Send {
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
    if (operationId === "bulkUpdateUsers" && provider.access === "read-write" && !provider.isDouble) {
      await checkReach(provider, intent.where, send as Send);
    }
    if (route.method === "put") onWrite(operationId === "bulkUpdateUsers" ? undefined : intent.path.id);
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
    if (!statuses.includes(status)) {
      throw violated(`${statuses.join(" or ")} was expected, and ${status} came${reason(provider, text)}`);
    }
    const [violation] = checkAnswer(route, {
      status,
      headers: Object.fromEntries(response.headers),
      body: text,
    });
    if (violation) throw violated(`${status}: ${violation}`);
    const isJson = response.headers.get("content-type")?.startsWith("application/json");
    return { status, headers: response.headers, body: (isJson ? JSON.parse(text) : text) as never };
  };
  return send as Send;
}

/** Of a provider with real users, it is looked first whom an update of many would reach. */
async function checkReach(provider: Provider, where: string | undefined, send: Send): Promise<void> {
  const { body } = await send("listUsers", { query: { where, limit: 1000 } });
  const allowed = new Set(provider.users.map(({ id }) => id));
  if (!(body.objects as Row[]).every(({ id }) => allowed.has(id))) {
    throw new ContractViolation("listUsers: a filter by id found other users, so no update was sent with it");
  }
}

function urlOf(provider: Provider, operationId: OperationId, { link, path = {}, query = {} }: Request): URL {
  if (link !== undefined) {
    const url = new URL(link, provider.baseUrl);
    if (url.origin !== new URL(provider.baseUrl).origin) {
      throw new ContractViolation(`${operationId}: a link leads to another host`);
    }
    return url;
  }
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
