import { describe, expect, test } from "vitest";
import { failureOf, failureToAnswer } from "../../src/call/failure.ts";
import { pause } from "../../src/call/pause.ts";
import { timeUp } from "../../src/call/within.ts";
import {
  UsersAbortError,
  UsersBodyError,
  UsersConnectionError,
  UsersStatusError,
  UsersTimeoutError,
} from "../../src/index.ts";
import { rejectionOf } from "../rejection.ts";

const circumstances = { method: "GET", path: "/a/{id}/", attempts: 1, mayHaveBeenApplied: false };
const live = new AbortController().signal;

describe("a request without an answer", () => {
  test.each<[unknown, AbortSignal | undefined, number, unknown, string]>([
    [timeUp, undefined, 50, UsersTimeoutError, "had no answer within 50 ms"],
    [timeUp, live, 49.2, UsersTimeoutError, "had no answer within 50 ms"],
    [timeUp, AbortSignal.abort("enough"), 50, UsersAbortError, "was aborted"],
    [new Error("a"), AbortSignal.abort("enough"), 50, UsersAbortError, "was aborted"],
    [new Error("a"), live, 50, UsersConnectionError, "had no answer"],
    [new TypeError("fetch failed"), undefined, 50, UsersConnectionError, "had no answer"],
    [undefined, undefined, 50, UsersConnectionError, "had no answer"],
    ["a", undefined, 50, UsersConnectionError, "had no answer"],
    [because({ code: "ECONNREFUSED" }), undefined, 50, UsersConnectionError, "had no answer (ECONNREFUSED)"],
    [
      because({ code: "UND_ERR_SOCKET" }),
      undefined,
      50,
      UsersConnectionError,
      "had no answer (UND_ERR_SOCKET)",
    ],
    [because({ code: 5 }), undefined, 50, UsersConnectionError, "had no answer"],
    [because({ code: "who@example.com" }), undefined, 50, UsersConnectionError, "had no answer"],
    [because({ code: "A (b)" }), undefined, 50, UsersConnectionError, "had no answer"],
    [because({ code: "a A" }), undefined, 50, UsersConnectionError, "had no answer"],
    [because({ code: "A\n" }), undefined, 50, UsersConnectionError, "had no answer"],
    [because(null), undefined, 50, UsersConnectionError, "had no answer"],
    [because("ECONNRESET"), undefined, 50, UsersConnectionError, "had no answer"],
  ])("because of %o", (thrown, signal, limit, errorClass, what) => {
    const error = failureToAnswer(thrown, signal, limit, circumstances);
    expect(error).toBeInstanceOf(errorClass);
    expect(error.message).toBe(`GET /a/{id}/ ${what}`);
  });

  test("keeps what an aborting signal says as its cause", () => {
    const error = failureToAnswer(new Error("a"), AbortSignal.abort("enough"), 50, circumstances);
    expect(error.cause).toBe("enough");
  });
});

function because(cause: unknown): Error {
  return new TypeError("fetch failed", { cause });
}

const json = { "content-type": "application/json" };

describe("an answer that cannot be used", () => {
  test.each<[string, object, ResponseInit, string]>([
    ["the API's words", { error: { error_msg: "no" } }, { status: 400, headers: json }, "answered 400: no"],
    [
      "its words without what was sent",
      { error: { error_msg: "s3cret of 13800138000" } },
      { status: 400, headers: json },
      "answered 400: *** of ***",
    ],
    ["empty words", { error: { error_msg: "" } }, { status: 400, headers: json }, "answered 400: "],
    [
      "words that are none",
      { error: { error_msg: ["no"] } },
      { status: 400, headers: json },
      "answered 400: the problem (application/json)",
    ],
    [
      "a list",
      { error: [{ error_msg: "no" }] },
      { status: 400, headers: json },
      "answered 400: the problem (application/json)",
    ],
    [
      "HTML",
      { error: "<h1>" },
      { status: 502, headers: { "content-type": "text/html" } },
      "answered 502: the problem (text/html)",
    ],
    ["no type", { error: "<h1>" }, { status: 502 }, "answered 502: the problem (no content type)"],
    ["no body", { error: undefined }, { status: 500, headers: json }, "answered 500: the body is empty"],
    ["an empty body", { error: "" }, { status: 500, headers: json }, "answered 500: the body is empty"],
    ["null", { error: null }, { status: 500, headers: json }, "answered 500: the problem (application/json)"],
    ["a success without a body", { data: undefined }, { status: 200 }, "answered 200: the body is empty"],
    [
      "a success with an empty body",
      { data: "" },
      { status: 200, headers: json },
      "answered 200: the body is empty",
    ],
    [
      "a success with text",
      { data: "<h1>" },
      { status: 200, headers: json },
      "answered 200: the problem (application/json)",
    ],
  ])("because of %s", (_, body, init, what) => {
    const response = new Response(null, init);
    const error = failureOf({ ...body, response }, "the problem", ["s3cret"], circumstances);
    expect(error.message).toBe(`GET /a/{id}/ ${what}`);
    expect(error).toBeInstanceOf(response.ok ? UsersBodyError : UsersStatusError);
    expect(error).toHaveProperty("status", init.status);
  });

  test("tells Retry-After with a status, not with a success", () => {
    const headers = { "retry-after": "5" };
    const of = (status: number) =>
      failureOf({ response: new Response(null, { status, headers }) }, "the problem", [], circumstances);
    expect(of(503)).toHaveProperty("retryAfter", 5);
    expect(of(200)).not.toHaveProperty("retryAfter");
  });

  test("has its circumstances, and no property for what there is not", () => {
    const response = new Response(null, { status: 404 });
    const error = failureOf({ response }, "the problem", [], { ...circumstances, notRepeated: undefined });
    expect({ ...error }).toStrictEqual({ name: "UsersStatusError", status: 404, ...circumstances });
  });
});

test("a pause ends by itself, or with an abort error", async () => {
  expect(await pause(1, undefined, circumstances)).toBeUndefined();
  const error = await rejectionOf(pause(10_000, AbortSignal.abort("enough"), circumstances));
  expect(error).toBeInstanceOf(UsersAbortError);
  expect(error.cause).toBe("enough");
});
