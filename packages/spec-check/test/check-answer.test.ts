import { describe, expect, test } from "vitest";
import { checkAnswer, createSpecCheck, resolve, type Spec, spec } from "../src/index.ts";
import { checkAnswerOf, documentedAnswers, exampleWith } from "./answer.ts";

describe("an answer that is an example of the spec", () => {
  test("there are many", () => expect(documentedAnswers.length).toBeGreaterThan(90));

  test.each(documentedAnswers)("$title", ({ route, answer }) => {
    expect(checkAnswer(route, answer)).toEqual([]);
  });
});

const userWith = (place: string, value: unknown) => exampleWith("getUser", "user", place, value);
const user = userWith("gender", 1);
const error = JSON.stringify({ status: "error", error_msg: "Not found." });
const type = (text: string) => ({ headers: { "content-type": text } });

describe("an answer that is right as well", () => {
  test.each([
    ["getUser", { body: user, ...type("application/json; charset=utf-8") }],
    ["getUser", { body: user, ...type('Application/JSON;charset="UTF8"') }],
    ["getUser", { body: userWith("level", { any: "thing" }) }],
    ["getUser", { body: userWith("nickname", null) }],
    ["getUser", { body: '{"id":1,"created_at":0,"updated_at":0}' }],
    ["getUser", { body: "<p>down</p>", status: 599, ...type("text/html; charset=gbk") }],
    ["createAuthorizationCode", { status: 302, headers: { location: "/a?b=c" } }],
    ["createAuthorizationCode", { status: 302, headers: { location: "/", "content-type": "text/html" } }],
  ])("%s %j", (operationId, answer) => {
    expect(checkAnswerOf(operationId, answer)).toEqual([]);
  });
});

describe("an answer that is wrong: its status", () => {
  test.each([
    [
      "getUser",
      { status: 418, body: error },
      "getUser has no answer with status 418: it has 200, 401, 402, 403, 404, 5XX",
    ],
    [
      "listUsers",
      { status: 404, body: error },
      "listUsers has no answer with status 404: it has 200, 400, 401, 402, 403, 5XX",
    ],
    [
      "getUser",
      { status: 204, headers: {} },
      "getUser has no answer with status 204: it has 200, 401, 402, 403, 404, 5XX",
    ],
    [
      "createAccessToken",
      { status: 302, headers: { location: "/" } },
      "createAccessToken has no answer with status 302: it has 200, 400, 401, 5XX",
    ],
  ])("%s %j", (operationId, answer, problem) => {
    expect(checkAnswerOf(operationId, answer)).toEqual([problem]);
  });
});

describe("an answer that is wrong: its media type", () => {
  const missing = "the header Content-Type is missing, it must be application/json";
  const must = (status: number, other: string, known = "application/json") =>
    `an answer with status ${status} must have the Content-Type ${known}, not ${other}`;
  test.each([
    [{ headers: {} }, missing],
    [type(""), missing],
    [type("; charset=utf-8"), missing],
    [type("text/html"), must(200, "text/html")],
    [type("application/problem+json"), must(200, "application/problem+json")],
    [{ status: 404, ...type("application/problem+json") }, must(404, "application/problem+json")],
    [type("application/jsonp"), must(200, "another one")],
    [type("who/13800138000"), must(200, "another one")],
    [type("constructor"), must(200, "another one")],
    [{ status: 502, ...type("text/plain") }, must(502, "text/plain", "application/json or text/html")],
    [type("application/json; charset=gbk"), "the charset of JSON must be UTF-8"],
  ])("%j", (answer, problem) => {
    const body = "status" in answer ? error : user;
    expect(checkAnswerOf("getUser", { body, ...answer })).toEqual([problem]);
  });
});

describe("an answer that is wrong: its headers", () => {
  test.each([
    [{}, "an answer with status 302 must have the header Location"],
    [{ location: "" }, "an answer with status 302 must have the header Location"],
    [{ location: "/a b" }, 'the header Location must match format "uri-reference"'],
  ])("%j", (headers, problem) => {
    const answer = { status: 302, headers: headers as Record<string, string> };
    expect(checkAnswerOf("createAuthorizationCode", answer)).toEqual([problem]);
  });

  test("and its body", () => {
    expect(checkAnswerOf("createAuthorizationCode", { status: 302, body: error })).toEqual([
      "an answer with status 302 must have the header Location",
      "an answer with status 302 has no body",
    ]);
  });
});

describe("an answer that is wrong: its body", () => {
  test.each([
    ["", "an answer with status 200 must have a body of application/json"],
    [" ", "body is not JSON"],
    ['{"id":1', "body is not JSON"],
    ["<html></html>", "body is not JSON"],
    ['{"id":1,"created_at":0,"updated_at":0,"id":2}', "body has the key id twice"],
    ["null", "body must be object"],
    ["[]", "body must be object"],
    ["{}", "body must have required property 'id'"],
  ])("%s", (body, problem) => {
    expect(checkAnswerOf("getUser", { body })).toEqual([problem]);
  });

  test.each([
    ["updated_at", undefined, "body must have required property 'updated_at'"],
    ["id", "70695404", "body.id must be integer"],
    ["id", 1.5, "body.id must be integer"],
    ["id", null, "body.id must be integer"],
    ["id", 0, "body.id must be >= 1"],
    ["gender", 3, "body.gender must be one of 0, 1, 2"],
    ["_provider", "wechat", "body._provider must be object"],
    ["created_at", "2018-11-22", "body.created_at must be integer"],
  ])("a user with %s=%j", (place, value, problem) => {
    expect(checkAnswerOf("getUser", { body: userWith(place, value) })).toEqual([problem]);
  });

  test.each([
    ["meta", undefined, "body must have required property 'meta'"],
    ["meta.next", undefined, "body.meta must have required property 'next'"],
    ["meta.next", 2, "body.meta.next must be string,null"],
    ["meta.limit", "20", "body.meta.limit must be integer"],
    ["objects", {}, "body.objects must be array"],
    ["objects.1.created_at", undefined, "body.objects[1] must have required property 'created_at'"],
  ])("a list with %s=%j", (place, value, problem) => {
    const body = exampleWith("listUsers", "filtered", place, value);
    expect(checkAnswerOf("listUsers", { body })).toEqual([problem]);
  });

  test.each([
    ["access_token", "", "body.access_token must NOT have fewer than 1 characters"],
    ["expires_in", "1y", "body.expires_in must be integer"],
  ])("a token with %s=%j", (place, value, problem) => {
    const body = exampleWith("createAccessToken", "token", place, value);
    expect(checkAnswerOf("createAccessToken", { body })).toEqual([problem]);
  });

  test.each([
    ["{}", "body must have required property 'status'"],
    ['{"status":"error"}', "body must have required property 'error_msg'"],
    ['{"status":"failed","error_msg":""}', 'body.status must be "error"'],
    ['{"error_msg":1,"status":"error"}', "body.error_msg must be string"],
  ])("of an error %s", (body, problem) => {
    for (const status of [401, 402, 403, 404, 500, 503]) {
      expect(checkAnswerOf("getUser", { status, body })).toEqual([problem]);
    }
  });
});

describe("an answer that is none of the two it can be", () => {
  test.each([
    ["next", undefined, "body must have required property 'next'"],
    ["succeed", "1", "body.succeed must be integer"],
    ["operation_result", null, "body.operation_result must be array"],
    ["operation_result.1.error.code", "E", "body.operation_result[1].error.code must be integer"],
  ])("bulkUpdateUsers with %s=%j", (place, value, problem) => {
    const body = exampleWith("bulkUpdateUsers", "partlyFailed", place, value);
    const found = checkAnswerOf("bulkUpdateUsers", { body });
    expect(found).toEqual([`${problem} (it was taken for BulkUpdateResult)`]);
  });

  const asJob = (problem: string) => `${problem} (it was taken for BulkUpdateJob)`;
  test.each([
    ['{"status":"ok"}', asJob("body must have required property 'operation_id'")],
    ['{"status":"ok","operation_id":"1"}', asJob("body.operation_id must be integer")],
    ['{"status":"accepted","operation_id":1}', asJob('body.status must be "ok"')],
    ["{}", "body must be one of BulkUpdateResult, BulkUpdateJob"],
    ["[]", "body must be one of BulkUpdateResult, BulkUpdateJob"],
    ["null", "body must be one of BulkUpdateResult, BulkUpdateJob"],
    ['{"status":"ok","succeed":1}', "body must be one of BulkUpdateResult, BulkUpdateJob"],
    [
      '{"status":"ok","operation_id":1,"succeed":0,"offset":0,"limit":1,"next":null}',
      "body must be one of BulkUpdateResult, BulkUpdateJob, but is more than one of them",
    ],
  ])("bulkUpdateUsers %s", (body, problem) => {
    expect(checkAnswerOf("bulkUpdateUsers", { body })).toEqual([problem]);
  });

  test.each([
    ["list", "objects.0.user_id", undefined, "body.objects[0] must have required property 'user_id'"],
    ["list", "meta", undefined, "body must have required property 'meta'"],
    ["profile", "user_id", undefined, "body must have required property 'user_id'"],
    ["profile", "gender", 3, "body.gender must be one of 0, 1, 2"],
  ])("listUserProfilesV1, a %s with %s=%j", (example, place, value, problem) => {
    const taken = example === "list" ? "UserProfileListV1" : "UserProfileV1";
    const body = exampleWith("listUserProfilesV1", example, place, value);
    expect(checkAnswerOf("listUserProfilesV1", { body })).toEqual([`${problem} (it was taken for ${taken})`]);
  });
});

test("a sentence holds nothing of the answer", () => {
  const secrets = ["13800138000", "who@example.com", "0123456789abcdef0123456789abcdef01234567", "70695404"];
  const said = secrets.flatMap((secret) => [
    ...checkAnswerOf("getUser", { body: userWith("id", secret) }),
    ...checkAnswerOf("getUser", { body: JSON.stringify({ [secret]: secret }) }),
    ...checkAnswerOf("getUser", { body: JSON.stringify({ status: secret, error_msg: secret }), status: 404 }),
    ...checkAnswerOf("getUser", { body: secret, ...type(`x/${secret}`) }),
    ...checkAnswerOf("getUser", { body: user, ...type(`application/json; charset=${secret}`) }),
    ...checkAnswerOf("listUserProfilesV1", { body: JSON.stringify({ objects: { [secret]: secret } }) }),
    ...checkAnswerOf("createAuthorizationCode", { status: 302, headers: { location: `/a b${secret}` } }),
  ]);
  expect(said.length).toBeGreaterThanOrEqual(28);
  for (const secret of secrets) expect(said.join("\n")).not.toContain(secret);
});

test("a check follows its own spec", () => {
  const copy: Spec = structuredClone(spec);
  const operation = copy.paths["/oserve/v2.2/miniapp/user_profile/{id}/"]?.get;
  if (!operation) throw new Error("there is no getUser");
  const { responses } = operation;
  responses["418"] = {
    ...resolve(responses["404"] ?? {}),
    headers: { "Retry-After": { required: true, schema: { pattern: "^\\d+$" } } },
  };
  const made = createSpecCheck(copy);
  const answer = (headers: object) =>
    checkAnswerOf(
      "getUser",
      { status: 418, body: error, headers: { ...type("application/json").headers, ...headers } },
      made,
    );
  expect(answer({ "retry-after": "1" })).toEqual([]);
  expect(answer({})).toEqual(["an answer with status 418 must have the header Retry-After"]);
  expect(answer({ "retry-after": "soon" })).toEqual(['the header Retry-After must match pattern "^\\d+$"']);
});
