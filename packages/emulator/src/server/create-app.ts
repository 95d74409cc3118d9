import type { Socket } from "node:net";
import fastify, { type FastifyError, type FastifyInstance, type FastifyRequest } from "fastify";
import type { Fault } from "../faults.ts";
import { firstHop, hops, secondHop } from "../handlers/authentication.ts";
import type { Answer } from "../handlers/call.ts";
import { Refusal } from "../refusal.ts";
import { type Api, serveApi, splitUrl } from "./api.ts";
import { errorAnswer, wrongStatus } from "./error-answer.ts";
import { parameterValidator } from "./parameter-validator.ts";
import { send } from "./send.ts";

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
export function createApp(api: Api): FastifyInstance {
  const { check, emulation } = api;
  const app = fastify({
    bodyLimit: largestBody,
    exposeHeadRoutes: false,
    forceCloseConnections: true,
    return503OnClosing: false,
    // Node's own limit is below the longest URL that the API takes.
    http: { maxHeaderSize: 2 ** 16 },
    clientErrorHandler: answerUnreadable,
    routerOptions: {
      querystringParser: () => ({}), // the query is read from the URL
      onBadUrl: (_path, _request, response) => {
        const { body } = errorAnswer(400, "the path has a % that is not an escape sequence");
        response.writeHead(400, { "content-type": "application/json" }).end(body);
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

  app.setErrorHandler((error: FastifyError | Refusal, request, reply) => {
    const answer = toAnswer(error, request);
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
  serveApi(app, api);
  return app;
}

function toAnswer(error: FastifyError | Refusal, request: FastifyRequest): Answer {
  const { route } = request.routeOptions.config;
  if (error instanceof Refusal) {
    return errorAnswer(error.status === 400 ? wrongStatus(route) : error.status, error.message);
  }
  if (error.code === "FST_ERR_CTP_BODY_TOO_LARGE")
    return errorAnswer(wrongStatus(route), "the body is larger than 1 MiB");
  if (error.statusCode !== undefined && error.statusCode < 500)
    return errorAnswer(wrongStatus(route), error.message);
  console.error(`minapp-users-emulator: this is a mistake of the emulator: ${error.stack}`);
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

/** Node's parser gave up on the request. */
function answerUnreadable(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === "ECONNRESET" || !socket.writable) return void socket.destroy();
  const [status, problem] =
    error.code === "HPE_HEADER_OVERFLOW"
      ? [502, "the URL and the headers are longer than 64 KiB"]
      : [400, "the request is not HTTP: a URL takes neither spaces nor letters outside ASCII, encode them"];
  const { body } = errorAnswer(status as number, problem as string);
  const head = [
    "content-type: application/json",
    "connection: close",
    `content-length: ${Buffer.byteLength(body)}`,
  ];
  socket.end(`HTTP/1.1 ${status} Refused\r\n${head.join("\r\n")}\r\n\r\n${body}`);
}
