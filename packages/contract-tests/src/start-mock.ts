import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { createAnswerer, type MockAnswer } from "./answer.ts";
import type { MockRequest } from "./check-request.ts";
import { createPrism } from "./prism.ts";
import { resolve, spec } from "./spec.ts";

/** A request that the mock answered. It holds no id, query, header or body of a known operation, to be safe to print. */
export interface AnsweredRequest {
  method: string;
  /** The path template of the operation, or the path as it came when no operation was meant. */
  path: string;
  status: number;
  /** Undefined when no operation was meant. */
  operationId: string | undefined;
  /** What was wrong with the request, a sentence each. */
  violations: string[];
}

export interface MockOptions {
  /**
   * 0 for any free one.
   *
   * @default 0
   */
  port?: number;
  /** @default "127.0.0.1" */
  host?: string;
  /**
   * The access token that the mock accepts.
   *
   * @default the `access_token` in the spec's example of `createAccessToken`, which the mock also hands out
   */
  token?: string;
  /** Is told of every answer. */
  onAnswer?: (request: AnsweredRequest) => void;
}

export interface Mock extends AsyncDisposable {
  /** Without a slash at the end: the `baseUrl` of a client. */
  url: string;
  port: number;
  /** The access token that the mock accepts. */
  token: string;
  /** Ends the mock and all its connections. */
  close(): Promise<void>;
}

/**
 * Starts a mock of the API: Prism, which answers with the examples of the spec, behind a check of every request.
 *
 * It keeps no state. Which answer it gives can be chosen with `Prefer: code=404, example=notFound`.
 *
 * @throws Error in one sentence when the port is taken or not to be had; its `cause` has Node's code, such as EADDRINUSE
 */
export async function startMock(options: MockOptions = {}): Promise<Mock> {
  const { port = 0, host = "127.0.0.1", token = exampleToken(), onAnswer } = options;
  const answerTo = createAnswerer(await createPrism(), token);

  // Node's own limit is below the longest URL that the API takes.
  const server = createServer({ maxHeaderSize: 2 ** 16 }, (incoming, outgoing) => {
    handle(incoming, outgoing).catch(() => outgoing.destroy()); // the caller went away in the middle of the request
  });
  const handle = async (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const request = await read(incoming);
    const answer = await answerTo(request).catch(failure);
    send(outgoing, answer);
    const { route, status, violations } = answer;
    onAnswer?.({
      method: request.method,
      path: route?.path ?? request.pathname,
      status,
      operationId: route?.operation.operationId,
      violations,
    });
  };
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error) => reject(new Error(listenProblem(error, host, port), { cause: error })));
    server.listen(port, host, resolve);
  });

  const { port: actual } = server.address() as AddressInfo;
  const close = async () => {
    server.closeAllConnections();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  };
  const url = `http://${host.includes(":") ? `[${host}]` : host}:${actual}`;
  return { url, port: actual, token, close, [Symbol.asyncDispose]: close };
}

/** The token of the spec's example, so that whoever follows the spec's own flow is let in. */
function exampleToken(): string {
  const operation = spec.paths["/api/oauth2/access_token/"]?.post;
  const response = resolve(operation?.responses["200"] ?? {}) as {
    content?: Record<string, { examples: object }>;
  };
  const [example] = Object.values(response.content?.["application/json"]?.examples ?? {});
  return (example as { value: { access_token: string } }).value.access_token;
}

async function read(incoming: IncomingMessage): Promise<MockRequest> {
  const { method = "", url = "", headers } = incoming;
  // Not `new URL`: that would tidy up the very path that is to be judged (`//`, `/./`).
  const [, pathname = "", search = ""] = /^(?:https?:\/\/[^/?]*)?([^?]*)(.*)$/.exec(url) ?? [];
  const flat = Object.entries(headers).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.join(", ") : value,
  ]);
  return {
    method,
    urlLength: spec.servers[0].url.length + pathname.length + search.length,
    pathname,
    query: new URLSearchParams(search),
    headers: Object.fromEntries(flat),
    body: await text(incoming),
  };
}

function send(outgoing: ServerResponse, { status, headers, body }: MockAnswer): void {
  outgoing.writeHead(status, { ...headers, "content-length": Buffer.byteLength(body) }).end(body);
}

function failure(error: unknown): MockAnswer {
  const error_msg = `the mock itself failed: ${(error as Error).message}`;
  return {
    status: 500,
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ status: "error", error_msg }),
    route: undefined,
    violations: [error_msg],
  };
}

function listenProblem(error: NodeJS.ErrnoException, host: string, port: number): string {
  if (error.code === "EADDRINUSE")
    return `port ${port} on ${host} is taken: choose another one, or 0 for any that is free`;
  if (error.code === "EACCES") return `port ${port} on ${host} is not allowed: choose one above 1023`;
  return `cannot listen on ${host}, port ${port}: ${error.message}`;
}
