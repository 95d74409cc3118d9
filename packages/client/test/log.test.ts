import { afterEach, describe, expect, test, vi } from "vitest";
import { createUsersClient } from "../src/index.ts";
import { type Logger, type LogLevel, logTo } from "../src/log.ts";
import { startServer } from "./scripted-server.ts";

afterEach(() => {
  vi.restoreAllMocks();
});

/** A logger that writes everything into one list, level first. */
function listLogger() {
  const lines: string[] = [];
  const at = (level: string) => (line: string) => lines.push(`${level} ${line}`);
  const logger: Logger = { error: at("error"), warn: at("warn"), info: at("info"), debug: at("debug") };
  return { logger, lines };
}

const request = { method: "PUT", path: "/a/{id}/", attempt: 2 };
const outcome = { ...request, duration: 12.5, status: 200, error: undefined, retryIn: undefined };

const sent = "debug minapp-users: PUT /a/{id}/ is sent, attempt 2";
const answered = "info minapp-users: PUT /a/{id}/ answered 200 in 13 ms, attempt 2";
const repeated = "warn minapp-users: PUT /a/{id}/ answered 503 in 12 ms, attempt 2, again in 251 ms";
const repeatedAtOnce = "warn minapp-users: PUT /a/{id}/ answered 401 in 12 ms, attempt 2, again in 0 ms";
const failed = "error minapp-users: PUT /a/{id}/ failed (UsersTimeoutError) in 0 ms, attempt 2";
const refused = "error minapp-users: PUT /a/{id}/ answered 200 in 12 ms, attempt 2";

describe("the level", () => {
  test.each<[LogLevel, string[]]>([
    ["error", [failed, refused]],
    ["warn", [repeated, repeatedAtOnce, failed, refused]],
    ["info", [answered, repeated, repeatedAtOnce, failed, refused]],
    ["debug", [sent, answered, repeated, repeatedAtOnce, failed, refused]],
  ])("%s has these lines", (level, expected) => {
    const { logger, lines } = listLogger();
    const { onRequest, onResponse } = logTo(logger, level);
    onRequest(request);
    onResponse(outcome);
    onResponse({ ...outcome, duration: 12.4, status: 503, error: "UsersStatusError", retryIn: 250.6 });
    onResponse({ ...outcome, duration: 12.4, status: 401, error: "UsersStatusError", retryIn: 0 });
    onResponse({ ...outcome, duration: 0.2, status: undefined, error: "UsersTimeoutError" });
    onResponse({ ...outcome, duration: 12, error: "UsersBodyError" });
    expect(lines).toEqual(expected);
  });

  test.each(["", "trace", "DEBUG", undefined, "silent"])("%j is refused", (level) => {
    expect(() => logTo(console, level as LogLevel)).toThrow(
      new TypeError("the log level must be error, warn, info, debug or no hooks at all"),
    );
  });
});

test("a client writes what it does", async () => {
  vi.spyOn(Math, "random").mockReturnValue(0);
  const { url } = await startServer([{ status: 503 }, { body: { id: 1 } }, { status: 404 }]);
  const { logger, lines } = listLogger();
  const users = createUsersClient({ token: "token", baseUrl: url, ...logTo(logger, "debug") });
  await users.get(1);
  await users.get(1).catch(() => {});
  const path = "minapp-users: GET /oserve/v2.2/miniapp/user_profile/{id}/";
  expect(lines.map((it) => it.replace(/in \d+ ms, attempt/, "in n ms, attempt"))).toEqual([
    `debug ${path} is sent, attempt 1`,
    `warn ${path} answered 503 in n ms, attempt 1, again in 0 ms`,
    `debug ${path} is sent, attempt 2`,
    `info ${path} answered 200 in n ms, attempt 2`,
    `debug ${path} is sent, attempt 1`,
    `error ${path} answered 404 in n ms, attempt 1`,
  ]);
});

test("a call that failed has a line of level error, also when there was no new token", async () => {
  const { url } = await startServer([{ status: 401 }]);
  const { logger, lines } = listLogger();
  const users = createUsersClient({ token: () => "same", baseUrl: url, ...logTo(logger, "error") });
  await users.get(1).catch(() => {});
  expect(lines).toHaveLength(1);
});

test("the logger's own methods are called, on the logger", () => {
  class Sink {
    lines: string[] = [];
    error(line: string) {
      this.lines.push(line);
    }
    warn = this.error;
    info = this.error;
    debug = this.error;
  }
  const sink = new Sink();
  logTo(sink, "info").onResponse(outcome);
  expect(sink.lines).toEqual(["minapp-users: PUT /a/{id}/ answered 200 in 13 ms, attempt 2"]);
});
