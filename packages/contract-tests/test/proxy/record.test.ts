import { routes } from "@minapp-users/spec-check";
import { describe, expect, test } from "vitest";
import { exampleRequest } from "../mock/documented.ts";
import {
  answering,
  bulk,
  emulator,
  json,
  proxyTo,
  send,
  socketTarget,
  target,
  user,
  users,
} from "./started.ts";

describe("before the emulator", () => {
  test("every operation goes through, and nothing is said", async () => {
    const { url, token } = await emulator();
    const proxy = await proxyTo(url);
    for (const route of routes) {
      const { method, url: path, headers, body } = exampleRequest(route);
      const authorized = { ...headers, authorization: `Bearer ${token}` };
      const { status } = await send(proxy.url, path, {
        method,
        headers: authorized,
        ...(body === undefined ? {} : { body }),
      });
      expect(status, route.operation.operationId).toBeLessThan(500);
    }
    expect(proxy.violations).toEqual([]);
    expect(proxy.exchanges.total).toBe(routes.length);
    expect(proxy.report().operations.map(({ operationId }) => operationId)).toEqual(
      routes.map(({ operation }) => operation.operationId),
    );
  });

  test.each([
    ["GET", `${users}?limit=5000`, "listUsers", 400, "limit must be <= 1000"],
    ["GET", `${users}?wher={}`, "listUsers", 400, "listUsers has no query parameter wher"],
    [
      "GET",
      `${users}?where=%7B%22a%22:%7B%22$like%22:1%7D%7D`,
      "listUsers",
      400,
      "where.a: unknown operator $like",
    ],
    ["GET", `${users}0/`, "getUser", 404, "id must be >= 1"],
    [
      "GET",
      users.slice(0, -1),
      undefined,
      404,
      `the API has no ${users.slice(0, -1)}: the slash at the end is missing`,
    ],
    [
      "GET",
      `${users}/`,
      undefined,
      404,
      `the API has no ${users}/: a part of the path is empty, was an id lost?`,
    ],
    ["GET", "/healthz/", undefined, 404, "the API has no /…/"],
    [
      "DELETE",
      `${users}1/`,
      undefined,
      405,
      "/oserve/v2.2/miniapp/user_profile/…/ answers to GET only, not to DELETE",
    ],
    ["HEAD", users, undefined, 405, "/oserve/v2.2/miniapp/user_profile/ answers to GET only, not to HEAD"],
    [
      "OPTIONS",
      users,
      undefined,
      405,
      "/oserve/v2.2/miniapp/user_profile/ answers to GET only, not to OPTIONS",
    ],
  ])("%s %s is passed on, and said", async (method, path, operationId, status, sentence) => {
    const { url, token } = await emulator();
    const proxy = await proxyTo(url);
    const headers = { authorization: `Bearer ${token}` };
    expect((await send(proxy.url, path, { method, headers })).status).toBe(status);
    expect(proxy.violations).toEqual([
      expect.objectContaining({ in: "request", operationId, method, status: undefined, sentence, count: 1 }),
    ]);
  });

  test("a missing token is the target's business", async () => {
    const { url } = await emulator();
    const proxy = await proxyTo(url);
    expect((await send(proxy.url, users)).status).toBe(401);
    expect(proxy.violations).toEqual([]);
  });

  test("the same thing is said once, with its count", async () => {
    const { url, token } = await emulator();
    const proxy = await proxyTo(url);
    const headers = { authorization: `Bearer ${token}` };
    for (let i = 0; i < 150; i++) await send(proxy.url, `${users}?limit=${-i}`, { headers });
    expect(proxy.violations).toEqual([
      expect.objectContaining({
        sentence: "limit must be >= 1",
        operationId: "listUsers",
        path: users,
        count: 150,
      }),
    ]);
    expect(proxy.exchanges.total).toBe(150);
    expect(proxy.exchanges.last).toHaveLength(100);
    expect(proxy.report()).toMatchObject({
      exchanges: 150,
      totals: { request: 150, answer: 0, warnings: 0 },
    });
  });

  test("a hundred at once", async () => {
    const { url, token } = await emulator();
    const proxy = await proxyTo(url);
    const headers = { authorization: `Bearer ${token}` };
    const replies = await Promise.all(
      Array.from({ length: 100 }, (_, i) =>
        send(proxy.url, `${users}?limit=${i % 10 === 0 ? 0 : i}`, { headers }),
      ),
    );
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(90);
    for (const [i, { text }] of replies.entries()) {
      if (i % 10 !== 0) expect(JSON.parse(text).meta.limit).toBe(i);
    }
    expect(proxy.violations).toEqual([expect.objectContaining({ count: 10 })]);
  });
});

test("a bulk update without a where is a warning", async () => {
  const proxy = await proxyTo(await answering(200, json, '{"status":"ok","operation_id":1}'));
  const update = { method: "PUT", headers: { ...json, authorization: "Bearer x" }, body: '{"score":1}' };
  const wheres = ["", "?where=%7B%7D", "?where=%7B%22$and%22:[%7B%22a%22:1%7D]%7D", "?where=%7B%22a%22:1%7D"];
  for (const query of wheres) await send(proxy.url, bulk + query, update);
  expect(proxy.violations).toEqual([]);
  expect(proxy.report().warnings).toEqual([
    {
      operationId: "bulkUpdateUsers",
      method: "PUT",
      path: bulk,
      sentence: "bulkUpdateUsers without a where changes all users",
      count: 2,
    },
  ]);
});

test("a path of something else, when that is wanted", async () => {
  const proxy = await proxyTo(await answering(204, {}), { unknownPaths: "pass" });
  for (const path of ["/healthz", "/", "/static/a.js?x=1"]) {
    expect((await send(proxy.url, path)).status).toBe(204);
  }
  expect(proxy.violations).toEqual([]);
  await send(proxy.url, users.slice(0, -1));
  await send(proxy.url, `${users}/`);
  expect(proxy.violations.map(({ sentence }) => sentence)).toEqual([
    "the API has no /oserve/v2.2/miniapp/user_profile: the slash at the end is missing",
    "the API has no /oserve/v2.2/miniapp/user_profile//: a part of the path is empty, was an id lost?",
  ]);
});

describe("an answer that is wrong is passed on, and said", () => {
  const ok = JSON.stringify(user);
  const token = { authorization: "Bearer x" };
  test.each<[number, Record<string, string>, string | Buffer, string[]]>([
    [200, json, ok, []],
    [200, json, ok.replace("70695404", '"70695404"'), ["body.id must be integer"]],
    [
      200,
      { "content-type": "text/html" },
      ok,
      ["an answer with status 200 must have the Content-Type application/json, not text/html"],
    ],
    [
      418,
      { "content-type": "text/html" },
      "teapot",
      ["getUser has no answer with status 418: it has 200, 401, 402, 403, 404, 5XX"],
    ],
    [502, { "content-type": "text/html" }, "<h1>Bad Gateway</h1>", []],
    [
      404,
      { "content-type": "application/problem+json" },
      "{}",
      ["an answer with status 404 must have the Content-Type application/json, not application/problem+json"],
    ],
    [200, json, "", ["an answer with status 200 must have a body of application/json"]],
    [200, { "content-type": "" }, ok, ["the header Content-Type is missing, it must be application/json"]],
    [200, json, Buffer.from(ok.replace("}", ',"nickname":"\u00ff"}'), "latin1"), ["body is not UTF-8"]],
    [
      200,
      { ...json, "content-encoding": "gzip" },
      "zipped",
      ["the answer has a Content-Encoding, though identity was asked for, and cannot be read"],
    ],
  ])("%s %j", async (status, headers, body, sentences) => {
    const proxy = await proxyTo(await answering(status, headers, body));
    const reply = await send(proxy.url, `${users}70695404/`, { headers: token });
    expect(reply.status).toBe(status);
    expect(Buffer.byteLength(reply.text)).toBeGreaterThanOrEqual(body.length);
    expect(proxy.violations.map(({ sentence }) => sentence)).toEqual(sentences);
    for (const it of proxy.violations)
      expect(it).toMatchObject({ in: "answer", operationId: "getUser", status, count: 1 });
  });

  test("and so is one to a request that is wrong too", async () => {
    const proxy = await proxyTo(await answering(200, json, "[]"));
    await send(proxy.url, `${users}?limit=0`, { headers: token });
    expect(proxy.violations.map(({ in: side, sentence }) => [side, sentence])).toEqual([
      ["request", "limit must be >= 1"],
      ["answer", "body must be object"],
    ]);
  });

  test("and one that should have asked for a token", async () => {
    const proxy = await proxyTo(await answering(200, json, ok));
    await send(proxy.url, `${users}70695404/`);
    expect(proxy.violations.map(({ sentence }) => sentence)).toEqual([
      "getUser was answered with status 200 without a token: it must be 401",
    ]);
  });
});

describe("a target that fails", () => {
  const head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{";
  const failing: Record<string, [() => Promise<string>, number, string]> = {
    "is not there": [async () => "http://127.0.0.1:9", 502, "the target cannot be reached (ECONNREFUSED)"],
    "has no such name": [
      async () => "http://nobody.invalid",
      502,
      "the target cannot be reached (ENOTFOUND)",
    ],
    "does not answer": [() => socketTarget(() => {}), 504, "the target did not answer within 300 ms"],
    "stops in the middle": [
      () => socketTarget((socket) => void socket.write(head)),
      504,
      "the target did not answer within 300 ms",
    ],
    "resets in the middle": [
      () => socketTarget((socket) => void socket.write(head, () => socket.resetAndDestroy())),
      502,
      "the target broke off its answer",
    ],
    "ends in the middle": [
      () => socketTarget((socket) => void socket.end(head)),
      502,
      "the target broke off its answer",
    ],
    "closes without an answer": [
      () => socketTarget((socket) => void socket.end()),
      502,
      "the target closed the connection without an answer",
    ],
    "speaks something else": [
      () => socketTarget((socket) => void socket.end("SSH-2.0-OpenSSH_9.9\r\n")),
      502,
      "the target's answer is not HTTP",
    ],
    "answers without end": [
      () => target((_, outgoing) => void outgoing.writeHead(200, json).end(Buffer.alloc(16 * 2 ** 20 + 1))),
      502,
      "the target's answer is larger than 16 MiB",
    ],
  };

  test.each(Object.keys(failing))("%s", async (name) => {
    const [start, status, sentence] = failing[name] as (typeof failing)[string];
    const timeout = status === 504 ? 300 : 20_000;
    const proxy = await proxyTo(await start(), { timeout });
    const reply = await send(proxy.url, `${users}1/`, { headers: { authorization: "Bearer x" } });
    expect(reply.status).toBe(status);
    expect(reply.headers["content-type"]).toBe("application/json");
    expect(JSON.parse(reply.text)).toEqual({ status: "error", error_msg: sentence });
    expect(proxy.violations).toEqual([
      expect.objectContaining({ in: "answer", operationId: "getUser", sentence, count: 1 }),
    ]);
    if (status === 504) expect(proxy.exchanges.last[0]?.milliseconds).toBeLessThan(3000);
  });
});
