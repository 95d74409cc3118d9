import { execFileSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { checkBulkWhere } from "../../src/islands/try-it/check-bulk-where.ts";
import { curlCommand } from "../../src/islands/try-it/curl-command.ts";
import { readLocalAddress } from "../../src/islands/try-it/local-address.ts";
import { type Entered, prepareRequest } from "../../src/islands/try-it/prepare-request.ts";
import { startCommand } from "../../src/islands/try-it/start-command.ts";
import { words } from "../../src/islands/try-it/words.ts";
import { operationOf } from "./operation-of.ts";
import { schema } from "./where-schema.ts";

describe("an address", () => {
  test.each([
    ["http://127.0.0.1:4020", "http://127.0.0.1:4020"],
    [" http://127.0.0.1:4020/ ", "http://127.0.0.1:4020"],
    ["http://localhost", "http://localhost"],
    ["HTTP://LOCALHOST:4010", "http://localhost:4010"],
    ["http://0x7f.1:80", "http://127.0.0.1"],
  ])("of this machine is taken: %s", (text, origin) => {
    expect(readLocalAddress(text)).toEqual({ origin });
  });

  // The policy of a page lets it talk to none of the first four.
  test.each([
    "https://localhost:8443",
    "http://[::1]:4020",
    "http://[0:0:0:0:0:0:0:1]",
    "http://127.255.0.9",
    "http://127.0.0.1.evil.example",
    "http://localhost.evil.example",
    "http://localhost@evil.example",
    "http://127.0.0.1:4020@evil.example",
    "http://evil.example#127.0.0.1",
    "http://evil.example?localhost",
    "http://evil.example/localhost",
    "http://evil.example\\@localhost",
    "http://[::ffff:7f00:1]",
    "http://[::ffff:127.0.0.1]:4020",
    "http://[::]",
    "http://0.0.0.0:4020",
    "http://128.0.0.1",
    "http://1270.0.0.1.example",
    "http://localhost.",
    "http://notlocalhost",
    "http://a.localhost",
    "http://192.168.0.1",
    "https://cloud.minapp.com",
  ])("of anything else is not: %s", (text) => {
    expect(readLocalAddress(text)).toEqual({ problem: "notLocal" });
  });

  test("is offered as it is taken", () => {
    for (const { address } of Object.values(words)) {
      expect(address.notLocal).toContain("http://127.0.0.1");
      expect(address.notLocal).toContain("http://localhost");
      expect(address.notLocal).not.toMatch(/::1|https/);
    }
  });

  test.each([
    ["", "notAnAddress"],
    ["127.0.0.1:4020", "notAnAddress"],
    ["localhost:4020", "notAnAddress"],
    ["//localhost", "notAnAddress"],
    ["file:///etc/passwd", "notAnAddress"],
    ["javascript:alert(1)", "notAnAddress"],
    ["ws://127.0.0.1", "notAnAddress"],
    ["http://", "notAnAddress"],
    ["http://user:word@127.0.0.1", "tooMuch"],
    ["http://127.0.0.1/oserve/", "tooMuch"],
    ["http://127.0.0.1?a=b", "tooMuch"],
    ["http://127.0.0.1#a", "tooMuch"],
  ])("that is none is not: %s", (text, problem) => {
    expect(readLocalAddress(text)).toEqual({ problem });
  });
});

/** Like what a form holds. */
function enter(parameters: Record<string, string> = {}, others: Partial<Entered> = {}): Entered {
  return { address: "http://127.0.0.1:4020", token: "t", parameters, body: "", ...others };
}

function prepare(operationId: string, entered: Entered, language: "en" | "zh" = "en") {
  const check = (where: string) => checkBulkWhere(where, schema, language);
  return prepareRequest(operationOf(operationId), entered, words[language], check);
}

describe("a request", () => {
  test("is made of what was entered, without what was left empty", () => {
    const parameters = {
      "query:where": ' { "a" : 12345678901234567890, "b": "你 &" } ',
      "query:order_by": "-created_at",
      "query:limit": "",
      "header:X-Hydrogen-Env-ID": "6f1c",
    };
    expect(prepare("listUsers", enter(parameters))).toEqual({
      request: {
        method: "GET",
        url: `http://127.0.0.1:4020/oserve/v2.2/miniapp/user_profile/?where=${encodeURIComponent('{"a":12345678901234567890,"b":"你 &"}')}&order_by=-created_at`,
        headers: { Authorization: "Bearer t", "X-Hydrogen-Env-ID": "6f1c" },
        body: undefined,
      },
    });
  });

  test("with a body has it as it was written", () => {
    const body = '{ "score": { "$incr_by": 1 } }';
    expect(prepare("updateUser", enter({ "path:id": "70695404" }, { body }))).toEqual({
      request: {
        method: "PUT",
        url: "http://127.0.0.1:4020/oserve/v2.6/miniapp/user_profile/70695404/",
        headers: { Authorization: "Bearer t", "Content-Type": "application/json" },
        body,
      },
    });
  });

  test.each(["", " ", ".", "..", "1/../2", "%2e", "a", "-1", "1 2"])("with the id %j is not sent", (id) => {
    const prepared = prepare("updateUser", enter({ "path:id": id }, { body: "{}" }));
    expect(prepared).toMatchObject({ problems: [{ field: "path:id" }] });
  });

  test.each([
    "",
    " ",
    "{}",
    "[]",
    "1",
    "null",
    '{"$and":[]}',
    '{"$and":[{}]}',
    '{"$or":[{"a":1},{}]}',
    '{"a":1',
    "{a:1}",
    '{"id":{"$nin":[]}}',
    '{"$or":[]}',
    '{"id":{}}',
    '[{"id":1}]',
    '{"$and":[{}],"$and":[{"id":1}]}',
    '{"id":{"$gtee":1}}',
    '{"created_at":{"$gte":1542364387000}}',
  ])("that changes many with the where %j is not sent", (where) => {
    const prepared = prepare("bulkUpdateUsers", enter({ "query:where": where }, { body: '{"a":1}' }));
    expect(prepared).toMatchObject({ problems: [{ field: "query:where" }] });
  });

  test("that changes many with a where that nests very deep is not sent", () => {
    const where = `${'{"$and":['.repeat(5000)}{"id":1}${"]}".repeat(5000)}`;
    const prepared = prepare("bulkUpdateUsers", enter({ "query:where": where }, { body: '{"a":1}' }));
    expect(prepared).toMatchObject({ problems: [{ field: "query:where" }] });
  });

  test("that changes many with a body that has a key twice is not sent", () => {
    const where = { "query:where": '{"id":1}' };
    const body = '{"a":1,"b":{"c":1},"a":2}';
    expect(prepare("bulkUpdateUsers", enter(where, { body }))).toMatchObject({
      problems: [{ field: "body" }],
    });
    expect(prepare("updateUser", enter({ "path:id": "1" }, { body }))).toHaveProperty("request");
  });

  test("that changes many and has no where at all is not sent", () => {
    const operation = { ...operationOf("bulkUpdateUsers"), parameters: [] };
    expect(prepareRequest(operation, enter({}, { body: "{}" }), words.en, () => undefined)).toMatchObject({
      problems: [{ field: "query:where" }],
    });
  });

  test.each([
    ["listUsers", enter({}, { token: "" }), "token"],
    ["listUsers", enter({}, { token: "a b" }), "token"],
    ["listUsers", enter({}, { token: "密" }), "token"],
    ["listUsers", enter({}, { address: "https://cloud.minapp.com" }), "address"],
    ["listUsers", enter({ "query:where": "{" }), "query:where"],
    ["listUsers", enter({ "query:where": '{"a":"\ud800"}' }), "query:where"],
    ["listUsers", enter({ "query:order_by": "\udc00" }), "query:order_by"],
    ["updateUser", enter({ "path:id": "1" }, { body: '{"a":"\ud800"}' }), "body"],
    ["listUsers", enter({ "header:X-Hydrogen-Env-ID": "a\nb" }), "header:X-Hydrogen-Env-ID"],
    ["updateUser", enter({ "path:id": "1" }, { body: "" }), "body"],
    ["updateUser", enter({ "path:id": "1" }, { body: "{'a':1}" }), "body"],
  ])("%s is not sent for what is wrong with %j", (operationId, entered, field) => {
    for (const language of ["en", "zh"] as const) {
      const prepared = prepare(operationId, entered, language);
      if (!("problems" in prepared)) throw new Error("it was prepared");
      expect(prepared.problems).toMatchObject([{ field }]);
      const { sentence = "" } = prepared.problems[0] ?? {};
      expect(/\p{Script=Han}/u.test(sentence)).toBe(language === "zh");
      expect(sentence).toMatch(/[.。]$/);
    }
  });

  test("needs no token where the API takes none", () => {
    const prepared = prepare("createAccessToken", enter({}, { token: "secret", body: "{}" }));
    expect(prepared).toMatchObject({ request: { headers: { "Content-Type": "application/json" } } });
    expect(JSON.stringify(prepared)).not.toContain("secret");
  });
});

describe("the curl command", () => {
  /** What a shell makes of a command: the arguments of curl. */
  function argumentsOf(command: string): string[] {
    const script = `curl() { printf '%s\\0' "$@"; }\n${command}`;
    const env = { ...process.env, MINAPP_TOKEN: "the token" };
    return execFileSync("sh", ["-c", script], { encoding: "utf8", env }).split("\0").slice(0, -1);
  }

  test.each([
    "{}",
    `{"a":"it's","b":"$HOME \`id\` \\"x\\" !! \\\\"}`,
    "@/etc/passwd",
    '{\n  "a": "你好"\n}',
    "'; touch /tmp/no; '",
    "$(touch /tmp/no)",
  ])("says exactly the request, with the body %j", (body) => {
    const url = "http://127.0.0.1:4020/a/?where=%7B%7D&b='%22$x";
    const headers = {
      Authorization: "Bearer secret",
      "X-Hydrogen-Env-ID": "it's",
      "Content-Type": "application/json",
    };
    const command = curlCommand({ method: "PUT", url, headers, body });
    expect(command).not.toContain("secret");
    expect(argumentsOf(command)).toEqual([
      "--request",
      "PUT",
      url,
      "--header",
      "Authorization: Bearer the token",
      "--header",
      "X-Hydrogen-Env-ID: it's",
      "--header",
      "Content-Type: application/json",
      "--data-raw",
      body,
    ]);
  });
});

test.each([
  ["http://127.0.0.1:4020", "http://localhost:4321", "npx @minapp-users/emulator"],
  ["http://127.0.0.1:5000", "http://localhost:4321", "npx @minapp-users/emulator --port 5000"],
  [
    "http://127.0.0.1:4020",
    "https://docs.example",
    "npx @minapp-users/emulator --allow-origin https://docs.example",
  ],
  [
    "http://127.0.0.1:4010",
    "https://docs.example",
    "npx --package @minapp-users/contract-tests minapp-users-contract mock --allow-origin https://docs.example",
  ],
  [
    "http://localhost:4010",
    "http://localhost:4321",
    "npx --package @minapp-users/contract-tests minapp-users-contract mock",
  ],
  ["http://localhost:4020", "http://localhost:4321", "npx @minapp-users/emulator"],
  ["http://localhost", "http://localhost:4321", "npx @minapp-users/emulator --port 80"],
  ["http://127.0.0.1:4020", "file:///docs/index.html", "npx @minapp-users/emulator"],
])("for %s and a page at %s: %s", (origin, page, command) => {
  expect(startCommand(origin, new URL(page))).toBe(command);
});
