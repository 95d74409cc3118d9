import type { ServerResponse } from "node:http";
import type { Cors } from "@minapp-users/spec-check";
import fastify, { type FastifyError, type FastifyInstance, type FastifyRequest } from "fastify";
import type { Fault } from "../faults.ts";
import { firstHop, hops, secondHop } from "../handlers/authentication.ts";
import type { Answer } from "../handlers/call.ts";
import { Refusal } from "../refusal.ts";
import { answerPages } from "./answer-pages.ts";
import { type Api, serveApi, splitUrl } from "./api.ts";
import { errorAnswer, wrongStatus } from "./error-answer.ts";
import { parameterValidator } from "./parameter-validator.ts";
import { send } from "./send.ts";
import { answerUnreadable } from "./unreadable.ts";

declare module "fastify" {
  interface FastifyRequest {
    /** What is to go wrong with it. */
    fault: Fault | undefined;
    /** The body, for those who look at the requests. */
    recorded: unknown;
    /** The query without defaults. */
    rawQuery: Readonly<Record<string, string>>;
  }
}

/** A body that no real update has. */
const largestBody = 2 ** 20;

/** The HTTP server, without its control plane. */
export function createApp(api: Api, cors: Cors): FastifyInstance {
  const { check, emulation } = api;
  const app = fastify({
    bodyLimit: largestBody,
    exposeHeadRoutes: false,
    forceCloseConnections: true,
    return503OnClosing: false,
    requestTimeout: 60_000, // a body that never ends
    // Far beyond the longest URL that the API takes, so that its own answer to a longer one is given.
    http: { maxHeaderSize: 2 ** 20, requireHostHeader: false },
    clientErrorHandler: answerUnreadable,
    rewriteUrl: ({ url = "" }) => withoutOrigin(url).replaceAll("#", "%23"), // no URL of a request has a fragment
    routerOptions: {
      querystringParser: () => ({}), // the query is read from the URL
      maxParamLength: 2 ** 20, // an id that is too long is an id that is not one
      onBadUrl: (_path, { method, url = "", headers }, response) => {
        const route = check.routesAt(splitUrl(url)[0]).find((it) => it.method.toUpperCase() === method);
        const status = wrongStatus(route);
        const problem = "the path has a % that is not an escape sequence";
        sendDirectly(response, errorAnswer(status, problem, cors.answerHeaders(headers.origin)));
      },
    },
  });
  app.decorateRequest("fault", undefined);
  app.decorateRequest("recorded");
  app.decorateRequest("rawQuery");
  app.setValidatorCompiler(parameterValidator(check));
  app.setSerializerCompiler(() => JSON.stringify);
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) => done(null, body));

  answerPages(app, cors);
  app.setErrorHandler((error: FastifyError | Refusal, request, reply) => {
    const answer = toAnswer(error, request, api);
    api.report(request, answer);
    return send(reply, answer, request.fault);
  });
  app.setNotFoundHandler((request, reply) => {
    const answer = nothingHere(request, api);
    api.report(request, answer);
    return send(reply, answer, undefined);
  });

  for (const [path, hop] of [
    [hops.first, firstHop],
    [hops.second, secondHop],
  ] as const) {
    app.get(path, (request, reply) => send(reply, hop(emulation, request.headers.cookie ?? ""), undefined));
  }
  app.addHook("onRequest", ({ headers, raw }, _reply, done) => {
    const isMissing = headers.host === undefined && raw.httpVersion === "1.1";
    done(isMissing ? new Refusal(400, "the header Host is missing") : undefined);
  });
  app.server.on("checkExpectation", (_request, response: ServerResponse) => {
    sendDirectly(response, errorAnswer(400, "the header Expect asks for something unknown"));
  });
  serveApi(app, api);
  return app;
}

/** Of what does not get as far as Fastify. */
function sendDirectly(response: ServerResponse, { status = 200, body, headers }: Answer): void {
  const length = Buffer.byteLength(body);
  response
    .writeHead(status, { ...headers, "content-type": "application/json", "content-length": length })
    .end(body);
}

/** A proxy is asked for the whole URL: `GET http://127.0.0.1:4020/…`. */
function withoutOrigin(url: string): string {
  return url.startsWith("/") ? url : url.replace(/^https?:\/\/[^/?#]*(?=\/)/i, "");
}

function toAnswer(error: FastifyError | Refusal, request: FastifyRequest, { emulation }: Api): Answer {
  const { route } = request.routeOptions.config;
  if (error instanceof Refusal) {
    return errorAnswer(error.status === 400 ? wrongStatus(route) : error.status, error.message);
  }
  if (error.code === "FST_ERR_CTP_BODY_TOO_LARGE")
    return errorAnswer(
      wrongStatus(route),
      `the body is larger than ${request.routeOptions.bodyLimit / 2 ** 20} MiB`,
    );
  if (error.statusCode !== undefined && error.statusCode < 500)
    return errorAnswer(wrongStatus(route), error.message);
  const isClosed = !emulation.statements.database.isOpen; // the request was still running then
  if (!isClosed) console.error(`minapp-users-emulator: this is a mistake of the emulator: ${error.stack}`);
  return errorAnswer(500, "Internal server error.");
}

function nothingHere({ method, url }: FastifyRequest, { check }: Api): Answer {
  const [pathname] = splitUrl(url);
  const routes = check.routesAt(pathname);
  if (routes.length === 0) {
    return errorAnswer(404, `the API has no ${check.showPath(pathname)}${check.hintFor(pathname)}`);
  }
  const allowed = routes.map((route) => route.method.toUpperCase()).join(", ");
  return errorAnswer(405, `${check.showPath(pathname)} answers to ${allowed} only, not to ${method}`, {
    allow: allowed,
  });
}
