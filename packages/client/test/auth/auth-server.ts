import { createServer, type IncomingHttpHeaders, type OutgoingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { onTestFinished } from "vitest";

export const authorizePath = "/api/oauth2/hydrogen/openapi/authorize/";
export const tokenPath = "/api/oauth2/access_token/";

export const clientId = "0a1b2c3d4e5f60718293";
export const clientSecret = "secret-of-the-client";

export interface Seen {
  /** Method, path and query exactly as they were sent. */
  line: string;
  headers: IncomingHttpHeaders;
  body: string;
}

export interface Reply {
  status?: number;
  headers?: OutgoingHttpHeaders;
  /** Written as JSON, a string as it is. */
  body?: unknown;
}

/** What an answer can be: "reset" hangs up without one, "cut" in the middle of one, "hang" gives none, "stall" half. */
export type Answer = Reply | "reset" | "cut" | "hang" | "stall";

type Answers = Record<string, (seen: Seen, count: number) => Answer | Promise<Answer>>;

/**
 * The authorization of the API on a free port: two redirects with cookies, codes that are good once, and refresh tokens
 * that end their pair. It ends with the test.
 *
 * @param answers - by method and path (`POST /api/oauth2/access_token/`), instead of those of the API
 */
export async function startAuthServer(answers: Answers = {}) {
  const requests: Seen[] = [];
  let codes = 0;
  let pairs = 0;
  let good: string[] = [];
  const pair = () => {
    pairs++;
    good = [`access-${pairs}`, `refresh-${pairs}`];
    return {
      access_token: good[0],
      token_type: "Bearer",
      expires_in: 1000,
      refresh_token: good[1],
      scope: "write",
    };
  };
  const api: Answers = {
    [`POST ${authorizePath}`]: () => ({
      status: 302,
      headers: {
        location: "/api/oauth2/authorize/?response_type=code",
        "set-cookie": ["sessionid=session-1; Path=/; HttpOnly; SameSite=Lax", "csrftoken = csrf=1;Path=/"],
      },
    }),
    "GET /api/oauth2/authorize/": () => ({
      status: 302,
      headers: { location: "code/?response_type=code", "set-cookie": "sessionid=session-2" },
    }),
    "GET /api/oauth2/authorize/code/": () => ({ body: { code: `code-${++codes}`, expires_in: 600 } }),
    [`POST ${tokenPath}`]: ({ body }) => {
      const grant = JSON.parse(body) as Record<string, string>;
      const isGood = grant.code === `code-${codes}` || grant.refresh_token === good[1];
      return isGood
        ? { body: pair() }
        : { status: 400, body: { status: "error", error_msg: "It is invalid or has expired." } };
    },
  };
  const counts = new Map<string, number>();
  const server = createServer(async (request, response) => {
    const { method = "", url = "", headers } = request;
    const key = `${method} ${url.split("?")[0]}`;
    const seen = { line: `${method} ${url}`, headers, body: await text(request) };
    requests.push(seen);
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    const respond = answers[key] ?? api[key];
    const answer: Answer = (await respond?.(seen, count)) ?? { status: 404 };
    if (answer === "hang") return;
    if (answer === "reset") return void request.socket.resetAndDestroy();
    if (answer === "cut" || answer === "stall") {
      response.writeHead(200, { "content-type": "application/json", "content-length": 1000 });
      response.write('{"access_token":"access-cut');
      if (answer === "cut") setTimeout(() => request.socket.destroy(), 20);
      return;
    }
    const { status = 200, body = "" } = answer;
    response.writeHead(status, { "content-type": "application/json", ...answer.headers });
    response.end(typeof body === "string" ? body : JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    /** Method and path of each request, and what a token was asked for. */
    lines: () =>
      requests.map(({ line, body }) => {
        const { grant_type } = body ? (JSON.parse(body) as { grant_type?: string }) : {};
        return grant_type ? `${line} ${grant_type}` : line;
      }),
    /** The API's own answer, for one that comes late. */
    api,
  };
}

/** What a full exchange asks for. */
export const fullExchange = [
  `POST ${authorizePath}`,
  "GET /api/oauth2/authorize/?response_type=code",
  "GET /api/oauth2/authorize/code/?response_type=code",
  `POST ${tokenPath} authorization_code`,
];

export const refreshing = `POST ${tokenPath} refresh_token`;
