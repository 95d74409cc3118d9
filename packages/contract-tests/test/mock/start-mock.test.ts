import { connect } from "node:net";
import { createUsersClient } from "@minapp-users/client";
import { expect, test } from "vitest";
import { startMock } from "../../src/index.ts";
import { mockForTest } from "../mock-for-test.ts";

const list = "/oserve/v2.2/miniapp/user_profile/";

test("two mocks run side by side on free ports of the loopback interface", async () => {
  const [a, b] = await Promise.all([mockForTest(), mockForTest({ token: "other" })]);
  expect(a.url).toBe(`http://127.0.0.1:${a.port}`);
  expect(a.port).not.toBe(b.port);
  expect(b.token).toBe("other");
  const get = (url: string, token: string) =>
    fetch(url + list, { headers: { authorization: `Bearer ${token}` } });
  expect((await get(a.url, a.token)).status).toBe(200);
  expect((await get(b.url, "other")).status).toBe(200);
  expect((await get(b.url, a.token)).status).toBe(401);
});

test("a port that is taken is refused in one sentence", async () => {
  const { port } = await mockForTest();
  await expect(startMock({ port })).rejects.toThrow(
    new Error(`port ${port} on 127.0.0.1 is taken: choose another one, or 0 for any that is free`),
  );
});

test("a host that is not this machine is refused in one sentence", async () => {
  await expect(startMock({ host: "192.0.2.1" })).rejects.toThrow(/^cannot listen on 192\.0\.2\.1, port 0: /);
});

test.each([
  [{ port: "http" as never }, "port must be a number from 0 to 65535, but it is http"],
  [{ port: 70000 }, "port must be a number from 0 to 65535, but it is 70000"],
  [{ host: "" }, "host is not one: leave it out for 127.0.0.1"],
  [{ token: "" }, "token is not one: leave it out for that of the spec's example"],
])("%j is refused in one sentence", async (options, message) => {
  await expect(startMock(options)).rejects.toThrow(new Error(message));
});

test("close ends open connections and frees the port", async () => {
  const mock = await startMock();
  const socket = connect(mock.port, "127.0.0.1");
  await new Promise((resolve) => socket.once("connect", resolve));
  const closed = new Promise((resolve) => socket.once("close", resolve));
  await mock.close();
  await closed;
  await using again = await startMock({ port: mock.port });
  expect(again.port).toBe(mock.port);
});

test("the token flow of the spec leads to the users", async () => {
  const mock = await mockForTest();
  const post = async (path: string, body: object) => {
    const response = await fetch(mock.url + path, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    return (await response.json()) as Record<string, string>;
  };
  const client = { client_id: "id", client_secret: "secret" };
  const { code } = await post("/api/oauth2/hydrogen/openapi/authorize/", client);
  const grant = { ...client, grant_type: "authorization_code", code };
  const { access_token = "" } = await post("/api/oauth2/access_token/", grant);
  const users = createUsersClient({ token: access_token, baseUrl: mock.url });
  expect((await users.list()).objects).toHaveLength(2);
});

test("a caller that goes away in the middle of a body does no harm", async () => {
  const mock = await mockForTest();
  const socket = connect(mock.port, "127.0.0.1");
  await new Promise((resolve) => socket.once("connect", resolve));
  socket.write(
    "PUT /oserve/v2.6/miniapp/user_profile/1/ HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\n{",
  );
  await new Promise((resolve) => setTimeout(resolve, 50));
  socket.destroy();
  await new Promise((resolve) => setTimeout(resolve, 50));
  const response = await fetch(mock.url + list, { headers: { authorization: `Bearer ${mock.token}` } });
  expect(response.status).toBe(200);
});

test("what is reported of a request holds no id, query, header or body", async () => {
  const answered: object[] = [];
  const mock = await mockForTest({ token: "secret-token", onAnswer: (request) => answered.push(request) });
  const headers = { authorization: "Bearer secret-wrong", "content-type": "application/json" };
  const url = `${mock.url}/oserve/v2.1/miniapp/user/account/13800138000/?phone=13800138000`;
  await fetch(url, { method: "PUT", headers, body: '{"email":"who@example.com"}' });
  headers.authorization = "Bearer secret-token";
  await fetch(url, { method: "PUT", headers, body: '{"email":"13800138000","new_password":1}' });
  expect(answered).toHaveLength(2);
  expect(JSON.stringify(answered)).not.toMatch(/secret|13800138000|example\.com/);
});

test.each([
  ["code=418", "getUser documents no example of any name for 418"],
  ["example=nobody", "getUser documents no example nobody for any status"],
  ["code=404, example=nobody", "getUser documents no example nobody for 404"],
  ["code=404, example=emailUser", "getUser documents no example emailUser for 404"],
  ["CODE = 418", "getUser documents no example of any name for 418"],
  ["code=", "Prefer: code must be a status of three digits"],
  ["code=4O4", "Prefer: code must be a status of three digits"],
])("Prefer: %s, which is not documented", async (prefer, error_msg) => {
  const mock = await mockForTest();
  const headers = { authorization: `Bearer ${mock.token}`, prefer };
  const response = await fetch(`${mock.url}${list}1/`, { headers });
  expect([response.status, await response.json()]).toEqual([400, { status: "error", error_msg }]);
});

test("an answer can be chosen in the URL, too", async () => {
  const mock = await mockForTest();
  const headers = { authorization: `Bearer ${mock.token}` };
  const response = await fetch(`${mock.url}${list}?__code=200&__example=empty`, { headers });
  expect(await response.json()).toMatchObject({ objects: [] });
});
