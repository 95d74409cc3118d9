import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { listen } from "../listen.ts";
import { unreadable } from "../mock/exchange.ts";
import type { Exchange } from "./exchange.ts";
import { ExchangeLog, type Exchanges, type ProxyViolation } from "./exchange-log.ts";
import type { TargetAnswer } from "./forward.ts";
import { createHandler, failed, type Handled, unreadableExchange } from "./handle.ts";
import { answerHeaders, byName } from "./headers.ts";
import { type OwnAnswer, ownAnswer } from "./own-answer.ts";
import { checkProxyOptions, type ProxyOptions } from "./proxy-options.ts";
import { readTarget } from "./read-target.ts";
import { receive } from "./receive.ts";
import type { ProxyReport } from "./report.ts";
import { targetHeader } from "./target-header.ts";
import { usersOrigin } from "./users-origin.ts";

export interface ValidationProxy extends AsyncDisposable {
  /** Without a slash at the end: the `baseUrl` of a client. */
  url: string;
  port: number;
  /** How many requests came, and the latest hundred. */
  readonly exchanges: Exchanges;
  /** What broke the contract so far, each thing once: the first thousand. */
  readonly violations: ProxyViolation[];
  /** What to write down at the end. */
  report(): ProxyReport;
  /** Ends the proxy and all its connections. What it saw can still be read. */
  close(): Promise<void>;
}

/**
 * Starts a proxy that stands before a provider of the API, checks every request and every answer against the spec, and
 * says what breaks the contract. Neither its answers nor its records repeat anything that was sent.
 *
 * @example
 * await using proxy = await startProxy({ target: "http://127.0.0.1:4020" });
 * await callTheServiceUnderTestWith(proxy.url);
 * assert.deepEqual(proxy.violations, []);
 * @throws Error in one sentence for an option that is wrong, and when the port is taken or not to be had
 */
export async function startProxy(options: ProxyOptions): Promise<ValidationProxy> {
  checkProxyOptions(options);
  const { port = 0, host = "127.0.0.1", mode = "record", onExchange } = options;
  const target = readTarget(options.target);
  const { origin } = target.url;
  const handle = createHandler(target, options);
  const log = new ExchangeLog();

  const record = (exchange: Exchange) => {
    log.add(exchange);
    onExchange?.(exchange);
  };
  const send = (incoming: IncomingMessage, outgoing: ServerResponse, { from, answer }: Answered) => {
    const own = `http://${incoming.headers.host ?? `${host}:${incoming.socket.localPort}`}`;
    const passedOn = from === "target" ? answerHeaders(answer.rawHeaders, target, own) : answer.rawHeaders;
    const origin = usersOrigin(target, from === "target" ? answer : undefined);
    const headers = [...passedOn, targetHeader, origin];
    if (answer.body.length > 0 && !("content-length" in byName(headers))) {
      headers.push("Content-Length", String(answer.body.length));
    }
    outgoing.writeHead(answer.status, headers).end(answer.body);
  };

  // Node's own limit is below the longest URL that the API takes.
  const server = createServer({ maxHeaderSize: 2 ** 16 }, async (incoming, outgoing) => {
    const gone = new AbortController();
    outgoing.once("close", () => gone.abort());
    const received = await receive(incoming).catch(() => undefined);
    if (!received) return void outgoing.destroy(); // the caller went away in the middle of the request
    const { answer, exchange } = await handle(received, gone.signal).catch(failed);
    record(exchange); // before the caller can go on and ask for it
    if (answer) send(incoming, outgoing, answer);
  });
  server.on("clientError", (error: NodeJS.ErrnoException, socket) => {
    if (error.code === "ECONNRESET" || !socket.writable) return void socket.destroy();
    const { status, violations } = unreadable(error).answer;
    record(unreadableExchange(status, violations.join("; ")));
    socket.end(inFull(ownAnswer(status, violations, targetHeader, origin, "Connection", "close")));
  });
  await listen(server, host, port);

  const { port: actual } = server.address() as AddressInfo;
  const url = `http://${host.includes(":") ? `[${host}]` : host}:${actual}`;
  const close = async () => {
    server.closeAllConnections();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  };
  if (new URL(url).host === target.url.host && target.url.protocol === "http:") {
    await close();
    throw new Error("target is the proxy itself: choose another port");
  }
  return {
    url,
    port: actual,
    get exchanges() {
      return log.exchanges;
    },
    get violations() {
      return log.violations;
    },
    report: () => ({
      target: origin,
      mode,
      exchanges: log.exchanges.total,
      totals: { ...log.totals },
      violations: log.violations,
      warnings: log.warnings,
      operations: log.operations,
    }),
    close,
    [Symbol.asyncDispose]: close,
  };
}

type Answered = NonNullable<Handled["answer"]>;

/** An answer as it goes through a socket. */
function inFull({ status, rawHeaders, body }: OwnAnswer | TargetAnswer): string {
  const lines = rawHeaders.flatMap((name, index) =>
    index % 2 === 0 ? [`${name}: ${rawHeaders[index + 1]}`] : [],
  );
  const head = [`HTTP/1.1 ${status} Refused`, ...lines, `Content-Length: ${body.length}`];
  return `${head.join("\r\n")}\r\n\r\n${body}`;
}
