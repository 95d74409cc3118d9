import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import {
  createCors,
  exampleToken,
  isPreflight,
  type ReceivedRequest,
  routes,
  showPath,
} from "@minapp-users/spec-check";
import { listen } from "../listen.ts";
import { createAnswerer } from "./answer.ts";
import { type AnswerChoice, Choices } from "./choices.ts";
import { type Coverage, CoverageRecord } from "./coverage.ts";
import { failure, readRequest, sendAnswer, tooLarge, unreadable } from "./exchange.ts";
import { createPrism } from "./prism.ts";
import type { MockAnswer } from "./refusal.ts";
import { type MockRequest, Requests } from "./requests.ts";
import { type Violation, Violations } from "./violations.ts";

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
  /**
   * Whose web pages may send requests and read the answers, such as `https://docs.example`. Those of this machine may
   * without being named.
   *
   * @default []
   */
  allowOrigin?: readonly string[];
  /**
   * Whether a bulk update may be for everybody: without `where`, or with one that asks nothing, such as `{}`. The spec
   * allows it. The mock refuses it with 400 and lists it as a violation unless this says that it is meant: a `where` that
   * got lost would overwrite every user of the application.
   *
   * @default false
   */
  allowUpdateOfAllUsers?: boolean;
  /** Is told of every answer. What it throws is not caught. */
  onAnswer?: (request: AnsweredRequest) => void;
}

export interface Mock extends AsyncDisposable {
  /** Without a slash at the end: the `baseUrl` of a client. */
  url: string;
  port: number;
  /** The access token that the mock accepts. */
  token: string;
  /** What the code under test sent: the last thousand requests as they are now, the oldest first. */
  readonly requests: MockRequest[];
  /** What it did wrong: the first thousand violations as they are now. */
  readonly violations: Violation[];
  /**
   * Chooses a documented answer to the next calls of an operation: all of them until another choice, or `count` of
   * them. Choices with a `count` queue up, and go before the one without.
   *
   * A wrong request is refused all the same and uses up no choice, neither does one that brings its own (`Prefer`). The
   * answer is given whatever media type the caller accepts.
   *
   * @example
   * mock.respondWith("listUsers", { example: "firstPage", count: 1 });
   * mock.respondWith("listUsers", { example: "secondPage" });
   * mock.respondWith("updateUser", { status: 503, count: 2 });
   * @throws Error in a sentence that lists what there is, for an operation, status or example that is not documented
   */
  respondWith(operationId: string, choice: AnswerChoice): void;
  /** Which of the documented operations, statuses and examples the code under test met, by requests without violation. */
  coverage(): Coverage;
  /** Forgets requests, violations, choices and coverage. */
  reset(): void;
  /** Ends the mock and all its connections. What it remembers can still be read. */
  close(): Promise<void>;
}

/**
 * Starts a mock of the API: Prism, which answers with the examples of the spec, behind a check of every request.
 *
 * It keeps no users: it answers with the first example of a success, or with the one that `respondWith` or the header
 * `Prefer: code=404, example=notFound` chooses.
 *
 * @throws Error in one sentence when the port is taken or not to be had; its `cause` has Node's code, such as EADDRINUSE
 */
export async function startMock(options: MockOptions = {}): Promise<Mock> {
  const {
    port = 0,
    host = "127.0.0.1",
    token = exampleToken(),
    allowOrigin = [],
    allowUpdateOfAllUsers = false,
    onAnswer,
  } = options;
  checkOptions(port, host, token);
  const cors = createCors(routes, allowOrigin);
  const choices = new Choices();
  const requests = new Requests();
  const violations = new Violations();
  const coverage = new CoverageRecord();
  const answerTo = createAnswerer(await createPrism(), token, choices, allowUpdateOfAllUsers);

  const remember = (
    method: string,
    path: string,
    request: ReceivedRequest | undefined,
    answer: MockAnswer,
  ) => {
    requests.add(method, path, request, answer);
    violations.add(method, path, answer);
    coverage.add(answer);
  };
  const report = (method: string, path: string, { status, route, violations }: MockAnswer) =>
    onAnswer?.({ method, path, status, operationId: route?.operation.operationId, violations });

  const handle = async (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const { method = "", headers } = incoming;
    const isQuestion = isPreflight(method, headers);
    const permission = isQuestion ? cors.preflightHeaders(headers) : undefined;
    if (permission) return void outgoing.writeHead(204, permission).end();
    const request = await readRequest(incoming);
    const answer = request ? await answerTo(request).catch(failure) : tooLarge();
    const path = answer.route?.path ?? showPath(request?.pathname ?? "");
    // Before the caller can go on and ask for it.
    if (!isQuestion) remember(method, path, request, answer);
    sendAnswer(outgoing, answer, cors.answerHeaders(headers.origin));
    return isQuestion ? undefined : () => report(method, path, answer);
  };
  // Node's own limit is below the longest URL that the API takes.
  const server = createServer({ maxHeaderSize: 2 ** 16 }, (incoming, outgoing) => {
    const gone = () => void outgoing.destroy(); // the caller went away in the middle of the request
    handle(incoming, outgoing).then((tell) => tell?.(), gone);
  });
  server.on("clientError", (error: NodeJS.ErrnoException, socket) => {
    if (error.code === "ECONNRESET" || !socket.writable) return void socket.destroy();
    const { answer, text } = unreadable(error);
    remember("?", "?", undefined, answer);
    socket.end(text);
    report("?", "?", answer);
  });
  await listen(server, host, port);

  const { port: actual } = server.address() as AddressInfo;
  const close = async () => {
    server.closeAllConnections();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  };
  const url = `http://${host.includes(":") ? `[${host}]` : host}:${actual}`;
  return {
    url,
    port: actual,
    token,
    get requests() {
      return requests.list();
    },
    get violations() {
      return violations.list();
    },
    respondWith: (operationId, choice) => choices.add(operationId, choice),
    coverage: () => coverage.read(),
    reset() {
      for (const memory of [requests, violations, choices, coverage]) memory.clear();
    },
    close,
    [Symbol.asyncDispose]: close,
  };
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
