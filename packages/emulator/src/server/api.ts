import { setTimeout } from "node:timers/promises";
import { needsToken, type Route, type SpecCheck } from "@minapp-users/spec-check";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Emulation } from "../emulation.ts";
import type { Answer, Call, Handler } from "../handlers/call.ts";
import { Refusal } from "../refusal.ts";
import { production } from "../store/environments.ts";
import { errorAnswer, faultAnswer, wrongStatus } from "./error-answer.ts";
import { routeSchema } from "./route-schema.ts";
import { cut, send } from "./send.ts";
import { readBody } from "./wire-body.ts";

export interface Api {
  emulation: Emulation;
  check: SpecCheck;
  handlers: Readonly<Record<string, Handler>>;
  /** Milliseconds that every request takes longer. */
  latency: number;
  /** Is told of every answer. */
  report: (request: FastifyRequest, answer: Answer) => void;
}

declare module "fastify" {
  interface FastifyContextConfig {
    /** The operation in the spec. */
    route?: Route;
  }
}

/**
 * Binds the operations of the spec to their handlers.
 *
 * @throws Error when an operation has no handler
 */
export function serveApi(app: FastifyInstance, api: Api): void {
  const { check, handlers, emulation } = api;
  app.addHook("onRequest", (request, reply) => meet(request, reply, api));
  app.addHook("preValidation", (request) => checkWire(request, api));
  for (const route of check.routes) {
    const handler = handlers[route.operation.operationId];
    if (!handler) throw new Error(`the operation ${route.operation.operationId} of the spec has no handler`);
    app.route({
      method: route.method,
      url: route.path.replace(/\{(\w+)\}/g, ":$1"),
      schema: routeSchema(route, check.resolve),
      config: { route },
      handler: async (request, reply) => {
        const answer = await handler(toCall(request, route, emulation));
        api.report(request, answer);
        return send(reply, answer, request.fault);
      },
    });
  }
}

/** Before anything is read: the faults that are to come, the length of the URL, and the token. */
async function meet(
  request: FastifyRequest,
  reply: FastifyReply,
  api: Api,
): Promise<FastifyReply | undefined> {
  const { route } = request.routeOptions.config;
  if (!route) return undefined;
  const { emulation, latency, check } = api;
  const fault = emulation.faults.take(route.operation.operationId);
  request.fault = fault;
  const delay = latency + (fault?.latency ?? 0);
  if (delay > 0) await setTimeout(delay);
  if (fault?.expireTokens) emulation.tokens.expireAccessTokens();
  if (fault?.reset === "before") {
    api.report(request, errorAnswer(0, "the connection was reset on demand"));
    return cut(reply);
  }
  if (fault?.status !== undefined) {
    const answer = faultAnswer(fault, route);
    api.report(request, answer);
    return send(reply, answer, fault);
  }

  const [{ url, "x-minapp-max-url-length": longest }] = check.spec.servers;
  const length = url.length + request.url.length;
  if (length > longest)
    throw new Refusal(502, `the URL has ${length} characters, and ${longest} are the most`);
  if (needsToken(route)) checkToken(request, emulation);
  return undefined;
}

function checkToken({ headers: { authorization } }: FastifyRequest, { tokens }: Emulation): void {
  if (authorization === undefined) throw new Refusal(401, "the header Authorization is missing");
  const [, token] = /^Bearer (\S+)$/.exec(authorization) ?? [];
  if (token === undefined)
    throw new Refusal(401, "the header Authorization must be Bearer and the access token");
  if (!tokens.isValid(token)) throw new Refusal(401, "the access token is wrong, expired or revoked");
}

/** The request against the spec, in words. What this leaves to Fastify are the ranges of parameters. */
async function checkWire(request: FastifyRequest, { check, emulation }: Api): Promise<void> {
  const { route } = request.routeOptions.config;
  if (!route) return;
  const [pathname = "", search = ""] = splitUrl(request.url);
  const query = new URLSearchParams(search);
  if (emulation.quirks.unknown_parameters === "ignore") forgetUnknown(query, route);
  const { text, contentType } = await readBody(
    (request.body as Buffer | undefined) ?? Buffer.alloc(0),
    request.headers["content-type"] ?? "",
    !needsToken(route),
  );
  const { violations, body } = check.checkRequest(route, {
    method: request.method,
    urlLength: request.url.length,
    pathname,
    query,
    headers: { ...(request.headers as Record<string, string>), "content-type": contentType },
    body: text || (hasUnreadBody(request) ? "unread" : ""),
  });
  request.body = body;
  request.recorded = text.length > largestRecorded ? "[larger than 64 KiB]" : body;
  if (violations.length > 0)
    throw new Refusal(wrongStatus(route), violations.slice(0, mostViolations).join("; "));
  request.rawQuery = Object.fromEntries(query);
  request.query = Object.fromEntries(
    [...query].map(([name, value]) => [name, splitList(route, name, value)]),
  );
}

/** Of a thousand unknown parameters, nobody reads a thousand sentences. */
const mostViolations = 3;

/** A larger body is not kept for those who look at the requests. */
const largestRecorded = 2 ** 16;

/** Of a request without a body by its method, such as GET. */
function hasUnreadBody({ headers, body }: FastifyRequest): boolean {
  if (body !== undefined) return false;
  return headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;
}

function forgetUnknown(query: URLSearchParams, { parameters }: Route): void {
  const known = new Set(parameters.map(({ name }) => name));
  for (const name of [...query.keys()]) if (!known.has(name)) query.delete(name);
}

function splitList({ parameters }: Route, name: string, value: string): string | string[] {
  const schema = parameters.find((it) => it.name === name)?.schema as { type?: string } | undefined;
  return schema?.type === "array" ? value.split(",") : value;
}

/** The path and the query, both as they came. */
export function splitUrl(url: string): [pathname: string, search: string] {
  const index = url.indexOf("?");
  return index < 0 ? [url, ""] : [url.slice(0, index), url.slice(index)];
}

function toCall(request: FastifyRequest, route: Route, emulation: Emulation): Call {
  const environment = (request.headers["x-hydrogen-env-id"] as string | undefined) ?? production;
  const [pathname] = splitUrl(request.url);
  const names = route.parameters.filter((it) => it.in === "query").map(({ name }) => name);
  return {
    emulation,
    environment,
    users: emulation.environments.find(environment),
    params: request.params as Record<string, unknown>,
    query: request.query as Record<string, unknown>,
    body: request.body,
    link: {
      path:
        emulation.quirks.next_link === "url" && request.host ? `http://${request.host}${pathname}` : pathname,
      names,
      query: request.rawQuery,
    },
    fault: request.fault,
  };
}
