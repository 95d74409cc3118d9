import { connect } from "node:net";
import { checkJson, type Route, resolve, routes } from "@minapp-users/spec-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Mock, startMock } from "../../src/index.ts";
import { type ExampleRequest, exampleRequest } from "./documented.ts";

let mock: Mock;
beforeAll(async () => {
  // So that what is refused here is refused for what is wrong with it.
  mock = await startMock({ allowUpdateOfAllUsers: true });
});
afterAll(() => mock.close());

/** Sends a request, and gives status and `error_msg` after making sure that the body is what the spec documents. */
async function refusedBy(route: Route, request: Partial<ExampleRequest>): Promise<[number, string]> {
  const { method, url, headers, body } = { ...exampleRequest(route), ...request };
  const response = await fetch(mock.url + url, {
    method,
    headers: { authorization: `Bearer ${mock.token}`, ...headers },
    ...(body === undefined ? {} : { body }),
    signal: AbortSignal.timeout(30_000),
  });
  const answer = (await response.json()) as { error_msg: string };
  const documented = resolve(route.operation.responses[response.status] ?? {}).content?.["application/json"]
    ?.schema;
  expect(documented, `${response.status} is documented`).toBeDefined();
  expect(checkJson(documented ?? {}, answer, "body")).toBeUndefined();
  return [response.status, answer.error_msg];
}

const named = (list: Route[]) => list.map((route) => ({ route, name: route.operation.operationId }));
const withQuery = (parameter: string) =>
  named(routes.filter(({ parameters }) => parameters.some(({ name }) => name === parameter)));
const withBody = named(routes.filter(({ operation }) => operation.requestBody));
const guarded = named(routes.filter(({ operation }) => !operation.security));
const pathOf = (route: Route) => exampleRequest(route).url.split("?")[0] ?? "";

test("the tables below are not empty", () => {
  expect(guarded).toHaveLength(11);
  expect(withBody).toHaveLength(6);
  expect(withQuery("where")).toHaveLength(3);
  expect(withQuery("limit")).toHaveLength(4);
});

describe("without the token", () => {
  test.each(guarded)("$name", async ({ route }) => {
    const tries: [string, string][] = [
      ["", "the header Authorization must be Bearer and the access token"],
      [mock.token, "the header Authorization must be Bearer and the access token"],
      [`Basic ${mock.token}`, "the header Authorization must be Bearer and the access token"],
      ["Bearer wrong", "the access token is not the one that the mock was started with"],
    ];
    for (const [authorization, message] of tries) {
      expect(await refusedBy(route, { headers: { authorization } })).toEqual([401, message]);
    }
    const { method, url } = exampleRequest(route);
    const response = await fetch(mock.url + url, { method });
    expect(response.status).toBe(401);
    expect(await response.json()).toEqual({
      status: "error",
      error_msg: "the header Authorization is missing",
    });
  });
});

describe("limit out of range", () => {
  test.each(withQuery("limit"))("$name", async ({ route }) => {
    const notInteger = "Request query parameter limit must be integer";
    for (const [limit, problem] of [
      ["0", "limit must be >= 1"],
      ["1001", "limit must be <= 1000"],
      ["-1", "limit must be >= 1"],
      ["1.5", notInteger],
      ["all", notInteger],
      ["1e2", notInteger],
      ["%2B5", notInteger],
      ["05", notInteger],
    ]) {
      const [status, message] = await refusedBy(route, { url: `${pathOf(route)}?limit=${limit}` });
      expect([status, message]).toEqual([400, problem]);
    }
    expect(await refusedBy(route, { url: `${pathOf(route)}?limit=` })).toEqual([400, "limit is empty"]);
    const twice = await refusedBy(route, { url: `${pathOf(route)}?limit=1&limit=2` });
    expect(twice).toEqual([400, "limit is given 2 times"]);
  });
});

describe("a where that is not one", () => {
  test.each(withQuery("where"))("$name", async ({ route }) => {
    for (const [where, problem] of [
      ["", "where is not JSON"],
      ["test", "where is not JSON"],
      ['{"test":', "where is not JSON"],
      ["{'test':1}", "where is not JSON"],
      ["[]", "where must be object"],
      ['"{}"', "where must be object"],
      ['{"test":{"$like":"x"}}', "where.test: unknown operator $like"],
      [
        '{"$or":[{"$and":[{"test":{"$gte":1}},{"test":{"$size":1}}]}]}',
        "where.$or[0].$and[1].test: unknown operator $size",
      ],
      ['{"$not":{"test":1}}', "where: unknown operator $not"],
      ['{"test":1,"test":2}', "where has the key test twice"],
      ['{"test":{"$in":1}}', "where.test.$in must be array"],
      ['{"test":{"$options":"i"}}', "where.test must have property $regex when property $options is present"],
    ]) {
      const url = `${pathOf(route)}?where=${encodeURIComponent(where ?? "")}`;
      expect(await refusedBy(route, { url })).toEqual([400, problem]);
    }
  });

  test.each(withQuery("where"))("$name: encoded twice", async ({ route }) => {
    const twice = encodeURIComponent(encodeURIComponent('{"test":1}'));
    expect(await refusedBy(route, { url: `${pathOf(route)}?where=${twice}` })).toEqual([
      400,
      "where is not JSON",
    ]);
  });
});

describe("a query parameter that does not exist", () => {
  test.each(named(routes.filter(({ method }) => method !== "post")))("$name", async ({ route }) => {
    const [status, message] = await refusedBy(route, { url: `${pathOf(route)}?wher=%7B%7D` });
    expect([400, 404]).toContain(status);
    expect(message).toBe(`${route.operation.operationId} has no query parameter wher`);
  });
});

describe("a body that is not one", () => {
  test.each(withBody)("$name", async ({ route }) => {
    const json = { "content-type": "application/json" };
    expect(await refusedBy(route, { body: '{"test":', headers: json })).toEqual([400, "body is not JSON"]);
    expect(await refusedBy(route, { body: "[]", headers: json })).toEqual([400, "body must be object"]);
    expect(await refusedBy(route, { body: "", headers: json })).toEqual([400, "the body is missing"]);
    const typeMissing = "the body must be sent with Content-Type: application/json";
    expect(await refusedBy(route, { headers: { "content-type": "text/plain" } })).toEqual([400, typeMissing]);
    const form = { body: "test=1", headers: { "content-type": "application/x-www-form-urlencoded" } };
    expect(await refusedBy(route, form)).toEqual([400, typeMissing]);
  });

  test.each<[string, object, string]>([
    [
      "updateUser",
      { nickname: "x" },
      "body: nickname is not what must stand here (The name of a column that the application added. A leading underscore is reserved.)",
    ],
    ["updateUser", { test: { $push: [1] } }, "body.test: unknown operator $push"],
    ["bulkUpdateUsers", { score: { $incr_by: "1" } }, "body.score.$incr_by must be number"],
    ["bulkUpdateUsers", {}, "body must NOT have fewer than 1 properties"],
    ["updateUserAccount", { password: "secret" }, "body: unknown property password"],
    ["updateUserAccount", { email: "secret" }, 'body.email must match format "email"'],
    [
      "createAccessToken",
      { grant_type: "authorization_code" },
      "body must have required property 'client_id'",
    ],
    [
      "createAccessToken",
      { client_id: "a", client_secret: "b", grant_type: "refresh_token" },
      "body must have required property 'refresh_token'",
    ],
    [
      "createAccessToken",
      { client_id: "a", client_secret: "b", grant_type: "password" },
      'body.grant_type must be "authorization_code"',
    ],
    [
      "updateUserInfoV1",
      { $push: { a: 1 } },
      "body: $push is not what must stand here (one of $set, $unset)",
    ],
  ])("%s %j", async (operationId, body, problem) => {
    const route = routes.find(({ operation }) => operation.operationId === operationId) as Route;
    expect(await refusedBy(route, { body: JSON.stringify(body) })).toEqual([400, problem]);
  });
});

describe("an id that is not one", () => {
  const withId = named(routes.filter(({ path }) => path.includes("{")));
  test.each(withId)("$name", async ({ route }) => {
    for (const [id, problem] of [
      ["abc", "integer"],
      ["1.5", "integer"],
      ["0", ">= 1"],
      ["-1", ">= 1"],
      ["1e3", "integer"],
      ["+1", "integer"],
      ["01", "integer"],
      ["0x10", "integer"],
      ["%201", "integer"],
      ["9223372036854775808", "integer"],
    ]) {
      const url = route.path.replace(/\{(\w+)\}/, id ?? "");
      const [status, message] = await refusedBy(route, { url });
      expect(status).toBe("400" in route.operation.responses ? 400 : 404);
      expect(message).toMatch(new RegExp(`^(Request path parameter )?\\w+ must be ${problem}$`));
    }
  });
});

/** A GET that fetch will not send: with a body, or to a path that it would tidy up. */
async function send(method: string, path: string, body = ""): Promise<[number, string, string | undefined]> {
  const { request } = await import("node:http");
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(mock.url);
    const headers = { authorization: `Bearer ${mock.token}`, "content-length": Buffer.byteLength(body) };
    request({ hostname, port, method, path, headers, timeout: 30_000 }, async (response) => {
      let text = "";
      for await (const chunk of response) text += chunk;
      resolve([response.statusCode ?? 0, JSON.parse(text).error_msg, response.headers.allow]);
    })
      .on("error", reject)
      .end(body);
  });
}

test("a path that cannot be decoded", async () => {
  for (const id of ["%", "%ZZ", "%ff"]) {
    expect(await send("GET", `/oserve/v2.2/miniapp/user_profile/${id}/`)).toEqual([
      400,
      "the path has a % that is not an escape sequence",
      undefined,
    ]);
  }
});

describe("a URL that is too long", () => {
  test.each(withQuery("where"))("$name", async ({ route }) => {
    const where = (length: number) => encodeURIComponent(JSON.stringify({ test: "x".repeat(length) }));
    const url = (length: number) => `${pathOf(route)}?where=${where(length)}`;
    const fits = 16386 - "https://cloud.minapp.com".length - url(0).length;
    const { method, headers, body } = exampleRequest(route);
    const init = {
      method,
      headers: { authorization: `Bearer ${mock.token}`, ...headers },
      ...(body ? { body } : {}),
    };
    expect((await fetch(mock.url + url(fits), init)).status).toBe(200);
    const tooLong = await fetch(mock.url + url(fits + 1), init);
    expect([tooLong.status, await tooLong.json()]).toEqual([
      502,
      { status: "error", error_msg: "the URL has 16387 characters, and 16386 are the most" },
    ]);
  });
});

test("a where nested so deep that its URL is too long", async () => {
  const where = encodeURIComponent(`${'{"$and":['.repeat(1000)}{"a":1}${"]}".repeat(1000)}`);
  const [status, message] = await send("GET", `/oserve/v2.2/miniapp/user_profile/?where=${where}`);
  expect([status, message]).toEqual([
    502,
    expect.stringMatching(/^the URL has \d+ characters, and 16386 are the most$/),
  ]);
});

test("an order_by that is empty", async () => {
  for (const { route } of withQuery("order_by")) {
    expect(await refusedBy(route, { url: `${pathOf(route)}?order_by=` })).toEqual([400, "order_by is empty"]);
  }
});

test("a body that no real update has", async () => {
  const [status, message] = await send(
    "PUT",
    "/oserve/v2.6/miniapp/user_profile/1/",
    "x".repeat(17 * 2 ** 20),
  );
  expect([status, message]).toEqual([413, "the body is larger than 16 MiB"]);
});

test("what is not HTTP", async () => {
  const socket = connect(mock.port, "127.0.0.1");
  socket.end('GET /oserve/v2.2/miniapp/user_profile/?where={"nickname":"你"} HTTP/1.1\r\nHost: a\r\n\r\n');
  let text = "";
  for await (const chunk of socket) text += chunk;
  expect(text).toMatch(/^HTTP\/1\.1 400 /);
  expect(text).toContain("the request is not HTTP: a URL takes neither spaces nor letters outside ASCII");
});

test("the reason is not hidden by a preference", async () => {
  const headers = { authorization: `Bearer ${mock.token}`, prefer: "code=777", accept: "text/html" };
  const response = await fetch(`${mock.url}/oserve/v2.2/miniapp/user_profile/?x=1`, { headers });
  expect(await response.json()).toEqual({ status: "error", error_msg: "listUsers has no query parameter x" });
});

test("what may be a phone, an e-mail or a token is not repeated", async () => {
  const answered: object[] = [];
  const other = await startMock({ onAnswer: (request) => answered.push(request) });
  const json = { authorization: `Bearer ${other.token}`, "content-type": "application/json" };
  const users = `${other.url}/oserve/v2.2/miniapp/user_profile/`;
  const user = `${other.url}/oserve/v2.6/miniapp/user_profile/1/`;
  const answers = await Promise.all([
    fetch(`${users}13900139000`, { headers: json }),
    fetch(`${users}who@example.com/`, { method: "DELETE", headers: json }),
    fetch(`${users}?13900139000`, { headers: json }),
    fetch(`${other.url}/Bearer%20secret/`),
    fetch(users, { headers: { ...json, accept: "x/y;token=secret" } }),
    fetch(users, { headers: { ...json, prefer: "example=who@example.com" } }),
    fetch(user, { method: "PUT", headers: json, body: '{"who@example.com":1}' }),
    fetch(user, { method: "PUT", headers: json, body: '{"a":{"$13900139000":1}}' }),
  ]);
  const texts = await Promise.all(answers.map((it) => it.text()));
  await other.close();
  expect(answers.every((it) => it.status >= 400)).toBe(true);
  expect(answered).toHaveLength(answers.length);
  expect(JSON.stringify([texts, answered])).not.toMatch(/13900139000|example\.com|secret/i);
});

test("an environment that got lost", async () => {
  const route = routes.find(({ operation }) => operation.operationId === "listUsers") as Route;
  expect(await refusedBy(route, { headers: { "x-hydrogen-env-id": "" } })).toEqual([
    400,
    "the header X-Hydrogen-Env-ID is empty",
  ]);
});

test.each(["application/xml", "text/html", "a", ","])("an Accept that is %s", async (accept) => {
  const headers = { authorization: `Bearer ${mock.token}`, accept };
  const response = await fetch(`${mock.url}/oserve/v2.2/miniapp/user_profile/`, { headers });
  expect([response.status, await response.json()]).toEqual([
    406,
    { status: "error", error_msg: "listUsers has no answer of a media type that Accept allows" },
  ]);
});

test("a GET with a body, which is how a where gets lost", async () => {
  expect(await send("GET", "/oserve/v2.2/miniapp/user_profile/", '{"test":{"$eq":"test"}}')).toEqual([
    400,
    "GET takes no body: parameters go into the URL",
    undefined,
  ]);
});

/** A path without what is not a word of the API. */
const shown = (path: string) => path.replace(/\/(\d+|v2x2)(?=\/|$)/g, "/…");

describe("a path that does not exist", () => {
  test.each(named(routes))("$name without the slash at the end", async ({ route }) => {
    const path = pathOf(route).slice(0, -1);
    expect(await send(route.method.toUpperCase(), path)).toEqual([
      404,
      `the API has no ${shown(path)}: the slash at the end is missing`,
      undefined,
    ]);
  });

  test.each([
    ["/oserve/v2.6/miniapp/user_profile//", ": a part of the path is empty, was an id lost?"],
    ["/oserve/v2.2/miniapp/user-profile/1/", ": did you mean /oserve/v2.2/miniapp/user_profile/…/?"],
    ["/oserve/v1/miniapp/user_profile/", ": did you mean /oserve/v1/miniapp/user-profile/?"],
    ["/v2.2/miniapp/user_profile/", ""],
    ["/oserve/v2x2/miniapp/user_profile/", ""],
    ["/", ""],
  ])("%s", async (path, hint) => {
    expect(await send("GET", path)).toEqual([404, `the API has no ${shown(path)}${hint}`, undefined]);
  });

  test.each(named(routes))("$name by a method that it does not have", async ({ route }) => {
    const [status, message, allow] = await send("DELETE", pathOf(route));
    expect([status, allow]).toEqual([405, message.match(/answers to (.+) only, not to DELETE$/)?.[1]]);
    expect(allow?.split(", ")).toContain(route.method.toUpperCase());
  });
});
