import type { Exchange } from "./exchange.ts";

export interface ProxyOptions {
  /** The base URL to pass requests on to, such as `https://cloud.minapp.com`. A path in it goes before every path. */
  target: string;
  /**
   * 0 for any free one.
   *
   * @default 0
   */
  port?: number;
  /** @default "127.0.0.1" */
  host?: string;
  /**
   * `record` passes everything on. `refuse` answers 400 (404, 405 where there is no such path or method) to a request
   * that breaks the contract, which the target never sees, and 502 in place of an answer that does.
   *
   * @default "record"
   */
  mode?: "record" | "refuse";
  /**
   * Whether a path that the API does not have is a violation, or is passed on without a word. One that looks like a
   * mistake (a slash that is missing, an id that got lost) always is a violation.
   *
   * @default "report"
   */
  unknownPaths?: "report" | "pass";
  /**
   * Whether a bulk update of all users, which is one without `where`, is let through when `mode` is `refuse`.
   *
   * @default false
   */
  allowUpdateOfAllUsers?: boolean;
  /**
   * Milliseconds for an answer of the target, from 1 to 3600000. After that the caller gets 504.
   *
   * @default 30000
   */
  timeout?: number;
  /** Is told of every exchange. What it throws is not caught. */
  onExchange?: (exchange: Exchange) => void;
}

/** @throws Error in one sentence */
export function checkProxyOptions(options: ProxyOptions): void {
  const {
    port = 0,
    host = "127.0.0.1",
    mode = "record",
    unknownPaths = "report",
    timeout = 30_000,
  } = options;
  if (!isBetween(port, 0, 65535)) {
    throw new Error(`port must be a number from 0 to 65535, but it is ${String(port)}`);
  }
  if (typeof host !== "string" || host === "") throw new Error("host is not one: leave it out for 127.0.0.1");
  if (!["record", "refuse"].includes(mode)) throw new Error("mode must be record or refuse");
  if (!["report", "pass"].includes(unknownPaths)) throw new Error("unknownPaths must be report or pass");
  if (!isBetween(timeout, 1, 3_600_000)) {
    throw new Error(`timeout must be milliseconds from 1 to 3600000, but it is ${String(timeout)}`);
  }
}

function isBetween(value: unknown, least: number, most: number): boolean {
  return Number.isInteger(value) && (value as number) >= least && (value as number) <= most;
}
