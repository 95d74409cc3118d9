import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { exampleToken, showPath } from "@minapp-users/spec-check";
import { createAnswerer } from "./answer.ts";
import { failure, readRequest, sendAnswer, tooLarge, unreadable } from "./exchange.ts";
import { createPrism } from "./prism.ts";
import type { MockAnswer } from "./refusal.ts";

/** A request that the mock answered. It holds no id, query, header or body of a known operation, to be safe to print. */
export interface AnsweredRequest {
  method: string;
  /** The path template of the operation; when none was meant, the path without what is not a word of the API. */
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
  /** Is told of every answer. What it throws is not caught. */
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
  checkOptions(port, host, token);
  const answerTo = createAnswerer(await createPrism(), token);

  const report = (method: string, path: string, { status, route, violations }: MockAnswer) =>
    onAnswer?.({ method, path, status, operationId: route?.operation.operationId, violations });

  const handle = async (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const request = await readRequest(incoming);
    const answer = request ? await answerTo(request).catch(failure) : tooLarge();
    sendAnswer(outgoing, answer);
    return { answer, path: answer.route?.path ?? showPath(request?.pathname ?? "") };
  };
  // Node's own limit is below the longest URL that the API takes.
  const server = createServer({ maxHeaderSize: 2 ** 16 }, (incoming, outgoing) => {
    const gone = () => void outgoing.destroy(); // the caller went away in the middle of the request
    handle(incoming, outgoing).then(({ answer, path }) => report(incoming.method ?? "", path, answer), gone);
  });
  server.on("clientError", (error: NodeJS.ErrnoException, socket) => {
    if (error.code === "ECONNRESET" || !socket.writable) return void socket.destroy();
    const { answer, text } = unreadable(error);
    socket.end(text);
    report("?", "?", answer);
  });
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

function checkOptions(port: unknown, host: unknown, token: unknown): void {
  if (!Number.isInteger(port) || (port as number) < 0 || (port as number) > 65535) {
    throw new Error(`port must be a number from 0 to 65535, but it is ${String(port)}`);
  }
  if (typeof host !== "string" || host === "") throw new Error("host is not one: leave it out for 127.0.0.1");
  if (typeof token !== "string" || !/^[\x21-\x7e]+$/.test(token)) {
    throw new Error("token is not one: leave it out for that of the spec's example");
  }
}

function listenProblem(error: NodeJS.ErrnoException, host: string, port: number): string {
  if (error.code === "EADDRINUSE")
    return `port ${port} on ${host} is taken: choose another one, or 0 for any that is free`;
  if (error.code === "EACCES") return `port ${port} on ${host} is not allowed: choose one above 1023`;
  return `cannot listen on ${host}, port ${port}: ${error.message}`;
}
