import { createUsersClient } from "@minapp-users/client";
import { expect, test } from "vitest";
import { mockForTest } from "../mock-for-test.ts";

const list = "/oserve/v2.2/miniapp/user_profile/";
const user = "/oserve/v2.6/miniapp/user_profile/70695404/";

test("what the code under test sent", async () => {
  const mock = await mockForTest();
  const users = createUsersClient({ token: mock.token, baseUrl: mock.url, environment: "test-environment" });
  await users.list({ where: { age: { $gte: 18 } }, limit: 5 });
  await users.update(70695404, { score: { $incr_by: 1 } });
  await fetch(`${mock.url}${list}?limit=0`, { headers: { authorization: `Bearer ${mock.token}` } });
  expect(mock.requests).toEqual([
    {
      operationId: "listUsers",
      method: "GET",
      path: list,
      params: {},
      query: { where: { age: { $gte: 18 } }, limit: "5" },
      environment: "test-environment",
      body: undefined,
      status: 200,
      violations: [],
    },
    {
      operationId: "updateUser",
      method: "PUT",
      path: "/oserve/v2.6/miniapp/user_profile/{id}/",
      params: { id: "70695404" },
      query: {},
      environment: "test-environment",
      body: { score: { $incr_by: 1 } },
      status: 200,
      violations: [],
    },
    {
      operationId: "listUsers",
      method: "GET",
      path: list,
      params: {},
      query: { limit: "0" },
      environment: "",
      body: undefined,
      status: 400,
      violations: [expect.stringContaining("limit must be >= 1")],
    },
  ]);
});

test("requests that mean no operation, and such that cannot be read", async () => {
  const mock = await mockForTest();
  const headers = { authorization: `Bearer ${mock.token}`, "content-type": "application/json" };
  await fetch(`${mock.url}/somewhere/70695404/?a=b`, { method: "PUT", headers, body: '{"test":1}' });
  await fetch(mock.url + user, { method: "PUT", headers, body: '{"test":' });
  await fetch(mock.url + user, { method: "PUT", headers, body: "x".repeat(17 * 2 ** 20) });
  await fetch(mock.url + list, { headers: { ...headers, cookie: "x".repeat(70_000) } });
  expect(mock.requests).toMatchObject([
    {
      operationId: undefined,
      method: "PUT",
      path: "/…/…/",
      params: {},
      query: { a: "[redacted]" },
      body: { test: 1 },
    },
    { operationId: "updateUser", params: { id: "70695404" }, body: undefined, status: 400 },
    { operationId: undefined, method: "PUT", path: "", body: undefined, status: 413 },
    { operationId: undefined, method: "?", path: "?", status: 431 },
  ]);
});

test("no request holds a token, a secret, a password, a phone or an e-mail", async () => {
  const mock = await mockForTest({ token: "secret-token" });
  const account = "/oserve/v2.1/miniapp/user/account";
  const send = (url: string, body?: object | string) =>
    fetch(mock.url + url, {
      method: body === undefined ? "GET" : url.startsWith("/api") ? "POST" : "PUT",
      headers: { authorization: "Bearer secret-token", "content-type": "application/json" },
      ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
  const where = (value: object | string) =>
    `?where=${encodeURIComponent(typeof value === "string" ? value : JSON.stringify(value))}`;
  await send(`${account}/1/`, {
    email: "who@example.com",
    phone: "13900139000",
    new_password: "secret-word",
  });
  await send(`${account}/1/`, '{"email":"who@example.com');
  await send(`${account}/1/`, { "who@example.com": 1 });
  await send(`${account}/who@example.com/`, { username: "tom" });
  await send(list + where({ $or: [{ _email: "who@example.com" }, { _phone: { $in: ["13900139000"] } }] }));
  await send(list + where('{"_email":"who@example.com"'));
  await send(`${list}?access_token=secret-token&13900139000`);
  await send("/13900139000/who@example.com/");
  await send("/api/oauth2/access_token/", {
    client_id: "x",
    client_secret: "secret-of-client",
    grant_type: "authorization_code",
    code: "secret-code",
  });
  expect(mock.requests).toHaveLength(9);
  expect(JSON.stringify([mock.requests, mock.violations])).not.toMatch(/secret-|13900139000|example\.com/);
  expect(mock.requests[0]?.body).toEqual({
    email: "[redacted]",
    phone: "[redacted]",
    new_password: "[redacted]",
  });
});

test("of a large body only that it was one", async () => {
  const mock = await mockForTest();
  const headers = { authorization: `Bearer ${mock.token}`, "content-type": "application/json" };
  const body = JSON.stringify({ test: "x".repeat(70_000) });
  await fetch(mock.url + user, { method: "PUT", headers, body });
  expect(mock.requests).toMatchObject([{ status: 200, body: "[larger than 64 KiB]" }]);
});

test("the last thousand requests, and the first thousand violations", async () => {
  const mock = await mockForTest();
  const headers = { authorization: `Bearer ${mock.token}` };
  const get = async (search: string) =>
    (await fetch(`${mock.url}${list}?${search}`, { headers })).arrayBuffer();
  await get("limit=0");
  for (let number = 0; number < 1100; number++) await get(`offset=${number}&x`);
  const offsets = mock.requests.map(({ query }) => Number(query.offset));
  expect([offsets.length, offsets[0], offsets.at(-1)]).toEqual([1000, 100, 1099]);
  expect(mock.violations).toHaveLength(1000);
  expect(mock.violations[0]?.message).toContain("limit must be >= 1");
});

test("an answer of the mock is not changed by whoever reads it", async () => {
  const mock = await mockForTest();
  await fetch(`${mock.url}/`);
  mock.requests.pop();
  mock.violations.pop();
  expect([mock.requests.length, mock.violations.length]).toEqual([1, 1]);
});
