import { type Cors, isPreflight } from "@minapp-users/spec-check";
import type { FastifyInstance } from "fastify";
import { controlPath } from "./control-plane.ts";

/** Lets web pages in that may see the answers of the API. The control plane stays closed to them. */
export function answerPages(app: FastifyInstance, cors: Cors): void {
  app.addHook("onRequest", ({ method, url, headers, routeOptions }, reply, done) => {
    // By its route as well: `%5F` is an underscore to the router.
    if (url.startsWith(controlPath) || routeOptions.url?.startsWith(controlPath)) return done();
    const permission = isPreflight(method, headers) ? cors.preflightHeaders(headers) : undefined;
    if (permission) {
      reply.hijack();
      reply.raw.writeHead(204, permission).end();
      return;
    }
    for (const [name, value] of Object.entries(cors.answerHeaders(headers.origin))) {
      reply.raw.setHeader(name, value);
    }
    done();
  });
}
