import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";

/** Two servers: one that redirects to the other, which has another name and port. */
export interface RedirectingServer extends AsyncDisposable {
  url: string;
  /** What arrived at the other one. */
  strayed: string[];
}

const paths = { code: "/api/oauth2/hydrogen/openapi/authorize/", further: "/further/" };

/** Where it redirects: at once, after a redirect to itself, or when a code is traded for a token. */
export type RedirectedAt = "once" | "second" | "token";

/** Starts both. Whatever arrives at the other one is answered as if it were the API. */
export async function startRedirectingServer(
  status: 302 | 307,
  at: RedirectedAt,
): Promise<RedirectingServer> {
  const strayed: string[] = [];
  const other = await listen((request, response) => {
    strayed.push(`${request.method} ${request.url}`);
    const answer = { code: "c", access_token: "t", operation_result: [], meta: { next: null }, objects: [] };
    response.setHeader("content-type", "application/json").end(JSON.stringify(answer));
  });
  const elsewhere = `http://localhost:${portOf(other)}/`;
  const first = await listen(({ url = "/" }, response) => {
    if (at === "token" && url === paths.code) {
      response.setHeader("content-type", "application/json").end('{"code":"c"}');
      return;
    }
    const further = at === "second" && url === paths.code;
    response.writeHead(further ? 302 : status, {
      location: further ? paths.further : elsewhere,
      "set-cookie": "session=a-cookie; Path=/",
    });
    response.end();
  });
  return {
    url: `http://127.0.0.1:${portOf(first)}`,
    strayed,
    [Symbol.asyncDispose]: async () => {
      for (const server of [first, other]) {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      }
    },
  };
}

async function listen(listener: RequestListener): Promise<Server> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}
