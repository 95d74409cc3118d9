import { createUsersClient, UsersStatusError } from "@minapp-users/client";
import { describe, expect, test } from "vitest";
import type { AnswerChoice, Mock } from "../../src/index.ts";
import { mockForTest } from "../mock-for-test.ts";
import { cases, exampleRequest } from "./documented.ts";

const list = "/oserve/v2.2/miniapp/user_profile/";

/** Status and body of a list, with an Accept as browsers and clients send it. */
async function get(mock: Mock, search = "", headers: Record<string, string> = {}): Promise<[number, string]> {
  const response = await fetch(`${mock.url}${list}${search}`, {
    headers: { authorization: `Bearer ${mock.token}`, accept: "application/json", ...headers },
  });
  return [response.status, await response.text()];
}

/** What the spec documents. */
function answer(status: number, example: string): [number, string] {
  const found = cases.find(
    (it) =>
      it.route.operation.operationId === "listUsers" &&
      it.example === example &&
      it.status.startsWith(String(status)[0] ?? ""),
  );
  const value = found?.value;
  return [status, typeof value === "string" ? value : JSON.stringify(value)];
}

test("an example until another choice", async () => {
  const mock = await mockForTest();
  mock.respondWith("listUsers", { example: "empty" });
  expect(await get(mock)).toEqual(answer(200, "empty"));
  expect(await get(mock)).toEqual(answer(200, "empty"));
  mock.respondWith("listUsers", { status: 403 });
  expect(await get(mock)).toEqual(answer(403, "forbidden"));
  mock.respondWith("listUsers", { status: 400, example: "unsortable" });
  expect(await get(mock)).toEqual(answer(400, "unsortable"));
  mock.reset();
  expect(await get(mock)).toEqual(answer(200, "filtered"));
});

test("choices with a count queue up, and go before the one without", async () => {
  const mock = await mockForTest();
  mock.respondWith("listUsers", { example: "count" });
  mock.respondWith("listUsers", { example: "firstPage", count: 2 });
  mock.respondWith("listUsers", { example: "secondPage", count: 1 });
  const met = [];
  for (let call = 0; call < 5; call++) met.push(await get(mock));
  expect(met).toEqual(
    ["firstPage", "firstPage", "secondPage", "count", "count"].map((example) => answer(200, example)),
  );
});

test("each operation has its own", async () => {
  const mock = await mockForTest();
  mock.respondWith("getUser", { status: 404, count: 1 });
  expect(await get(mock)).toEqual(answer(200, "filtered"));
  const users = createUsersClient({ token: mock.token, baseUrl: mock.url });
  expect(await users.get(1).catch((error) => error)).toBeInstanceOf(UsersStatusError);
  expect(await users.get(1)).toMatchObject({ id: 70695404 });
});

test("what parallel calls get is each a choice of its own", async () => {
  const mock = await mockForTest();
  mock.respondWith("listUsers", { example: "empty", count: 3 });
  const met = await Promise.all(Array.from({ length: 5 }, () => get(mock)));
  expect(met.filter(([, body]) => body === answer(200, "empty")[1])).toHaveLength(3);
});

test("a status of a range, and a media type that the caller does not accept", async () => {
  const mock = await mockForTest();
  mock.respondWith("listUsers", { status: 503, count: 1 });
  mock.respondWith("listUsers", { status: 502, example: "badGateway", count: 1 });
  expect(await get(mock)).toEqual(answer(503, "serverError"));
  expect(await get(mock)).toEqual(answer(502, "badGateway"));
  expect(mock.violations).toEqual([]);
});

test("an answer without a body", async () => {
  const mock = await mockForTest();
  mock.respondWith("createAuthorizationCode", { status: 302 });
  const response = await fetch(`${mock.url}/api/oauth2/hydrogen/openapi/authorize/`, {
    method: "POST",
    redirect: "manual",
    headers: { "content-type": "application/json", accept: "text/html" },
    body: JSON.stringify({ client_id: "a", client_secret: "b" }),
  });
  expect([response.status, response.headers.has("location"), await response.text()]).toEqual([302, true, ""]);
});

test("a wrong request is refused all the same, and uses up no choice", async () => {
  const mock = await mockForTest();
  mock.respondWith("listUsers", { example: "empty", count: 1 });
  expect((await get(mock, "?limit=0"))[0]).toBe(400);
  expect((await get(mock, "?wher=x"))[0]).toBe(400);
  expect((await get(mock, "", { authorization: "Bearer wrong" }))[0]).toBe(401);
  expect(mock.violations).toHaveLength(3);
  expect(await get(mock)).toEqual(answer(200, "empty"));
});

test("a request that brings its own preference gets that, and uses up no choice", async () => {
  const mock = await mockForTest();
  mock.respondWith("listUsers", { example: "empty", count: 1 });
  expect(await get(mock, "", { prefer: "code=403" })).toEqual(answer(403, "forbidden"));
  expect(await get(mock, "?__example=count")).toEqual(answer(200, "count"));
  expect(await get(mock)).toEqual(answer(200, "empty"));
});

test("every documented answer can be chosen", async () => {
  const mock = await mockForTest();
  for (const { route, code, example, value, title } of cases) {
    mock.respondWith(route.operation.operationId, { status: code, example });
    const { method, url, headers, body } = exampleRequest(route);
    const response = await fetch(mock.url + url, {
      method,
      redirect: "manual",
      headers: { authorization: `Bearer ${mock.token}`, accept: "application/json", ...headers },
      ...(body === undefined ? {} : { body }),
    });
    const text = value === undefined || typeof value === "string" ? (value ?? "") : JSON.stringify(value);
    expect([response.status, await response.text()], title).toEqual([code, text]);
  }
  expect(mock.violations).toEqual([]);
});

describe("what is not documented is refused in a sentence that lists what there is", () => {
  const listed = "200 (filtered, firstPage, secondPage, count, empty), 400 (invalidWhere, unsortable), ";
  test.each<[string, AnswerChoice, string | RegExp]>([
    ["listUser", { status: 200 }, /^the API has no operation listUser; there are .*, listUsers, getUser, /],
    ["listUsers", {}, `say which status or example listUsers is to answer with: ${listed}`],
    [
      "listUsers",
      { status: 404 },
      "listUsers documents no status 404; there are 200, 400, 401, 402, 403, 5XX",
    ],
    ["listUsers", { status: "5XX" as never }, "listUsers documents no status 5XX; there are 200, "],
    ["listUsers", { example: "user" }, `listUsers documents no example user; there are ${listed}`],
    [
      "listUsers",
      { status: 400, example: "empty" },
      "listUsers documents no example empty for 400; there are 400 (invalidWhere, unsortable)",
    ],
    [
      "listUsers",
      { example: "badGateway" },
      "listUsers documents the example badGateway for 5XX: say which status of these",
    ],
    ["listUsers", { example: "empty", count: 0 }, "count must be a whole number from 1 on, but it is 0"],
    ["listUsers", { example: "empty", count: 1.5 }, "count must be a whole number from 1 on, but it is 1.5"],
  ])("%s %j", async (operationId, choice, sentence) => {
    const mock = await mockForTest();
    expect(() => mock.respondWith(operationId, choice)).toThrow(sentence);
    if (operationId === "listUsers") expect(await get(mock)).toEqual(answer(200, "filtered"));
  });
});
