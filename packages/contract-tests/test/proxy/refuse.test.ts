import { createServer } from "node:http";
import { describe, expect, onTestFinished, test } from "vitest";
import { bulk, emulator, json, proxyTo, send, target, user, users } from "./started.ts";

/** A target that counts what reaches it. */
async function counting(body: string, status = 200) {
  const seen: string[] = [];
  const url = await target((incoming, outgoing) => {
    seen.push(incoming.url ?? "");
    incoming.resume();
    outgoing.writeHead(status, json).end(body);
  });
  return { url, seen };
}
const token = { authorization: "Bearer x" };

describe("a request that is wrong does not reach the target", () => {
  test.each([
    ["GET", `${users}?limit=0`, 400, "limit must be >= 1"],
    ["GET", `${users}abc/`, 400, "Request path parameter id must be integer"],
    ["GET", `${users}%ff/`, 400, "the path has a % that is not an escape sequence"],
    ["GET", users.slice(0, -1), 404, `the API has no ${users.slice(0, -1)}: the slash at the end is missing`],
    ["DELETE", `${users}1/`, 405, "/oserve/v2.2/miniapp/user_profile/…/ answers to GET only, not to DELETE"],
    ["PUT", `${bulk}1/`, 400, "the body is missing"],
  ])("%s %s", async (method, path, status, sentence) => {
    const { url, seen } = await counting(JSON.stringify(user));
    const proxy = await proxyTo(url, { mode: "refuse" });
    const reply = await send(proxy.url, path, { method, headers: token });
    expect([reply.status, JSON.parse(reply.text)]).toEqual([
      status,
      { status: "error", error_msg: sentence },
    ]);
    expect(reply.headers.allow).toBe(status === 405 ? "GET" : undefined);
    expect(seen).toEqual([]);
    expect(proxy.violations).toEqual([expect.objectContaining({ in: "request", sentence, count: 1 })]);
    expect(proxy.exchanges.last[0]).toMatchObject({ status, targetStatus: undefined });
  });

  test("and several things wrong are all said", async () => {
    const { url } = await counting("");
    const proxy = await proxyTo(url, { mode: "refuse" });
    const reply = await send(proxy.url, `${users}?limit=0&offset=-1&wher=1`, { headers: token });
    expect(JSON.parse(reply.text).error_msg).toBe(
      "listUsers has no query parameter wher; limit must be >= 1; offset must be >= 0",
    );
  });
});

test("what is right goes through", async () => {
  const { url, token } = await emulator();
  const proxy = await proxyTo(url, { mode: "refuse" });
  const reply = await send(proxy.url, `${users}?limit=2`, { headers: { authorization: `Bearer ${token}` } });
  expect(reply.status).toBe(200);
  expect(JSON.parse(reply.text).objects).toHaveLength(2);
  expect((await send(proxy.url, users)).status).toBe(401);
  expect(proxy.violations).toEqual([]);
});

test("a URL that is too long", async () => {
  const { url, seen } = await counting("{}");
  const proxy = await proxyTo(url, { mode: "refuse" });
  const where = encodeURIComponent(JSON.stringify({ test: "x".repeat(17_000) }));
  const reply = await send(proxy.url, `${users}?where=${where}`, { headers: token });
  expect(reply.status).toBe(400);
  expect(JSON.parse(reply.text).error_msg).toMatch(/^the URL has \d+ characters, and 16386 are the most$/);
  expect(seen).toEqual([]);
});

test("an answer that is wrong is replaced", async () => {
  const { url } = await counting('{"id":"secret"}');
  const proxy = await proxyTo(url, { mode: "refuse" });
  const reply = await send(proxy.url, `${users}1/`, { headers: token });
  expect([reply.status, JSON.parse(reply.text)]).toEqual([
    502,
    { status: "error", error_msg: "the target's answer is wrong: body.id must be integer" },
  ]);
  expect(proxy.violations).toEqual([expect.objectContaining({ in: "answer", status: 200 })]);
});

describe("a bulk update of all users", () => {
  const update = { method: "PUT", headers: { ...token, ...json }, body: '{"score":1}' };
  const job = '{"status":"ok","operation_id":1}';
  const everybody = [
    "",
    "?where=%7B%7D",
    "?where=%20%7B%20%7D",
    "?limit=1000",
    "?where=%7B%22$and%22:[%7B%7D]%7D",
    "?where=%7B%22$or%22:[%7B%22a%22:1%7D,%7B%7D]%7D",
  ];

  test.each(everybody)("%s is refused", async (query) => {
    const { url, seen } = await counting(job);
    const proxy = await proxyTo(url, { mode: "refuse" });
    const reply = await send(proxy.url, bulk + query, update);
    expect(reply.status).toBe(400);
    const said = "bulkUpdateUsers without a where changes all users: start the proxy with";
    expect(JSON.parse(reply.text).error_msg).toContain(said);
    expect(seen).toEqual([]);
    expect(proxy.violations.at(-1)).toMatchObject({ operationId: "bulkUpdateUsers", count: 1 });
  });

  test.each(everybody.slice(0, 4))("%s goes through when that is allowed", async (query) => {
    const { url, seen } = await counting(job);
    const proxy = await proxyTo(url, { mode: "refuse", allowUpdateOfAllUsers: true });
    expect((await send(proxy.url, bulk + query, update)).status).toBe(200);
    expect(seen).toEqual([bulk + query]);
    expect(proxy.report().totals).toEqual({ request: 0, answer: 0, warnings: 1 });
  });

  test.each(["?where=%7B%22a%22:1%7D", "?where=%7B%22$or%22:[%7B%22a%22:1%7D]%7D"])(
    "%s goes through",
    async (query) => {
      const { url, seen } = await counting(job);
      const proxy = await proxyTo(url, { mode: "refuse" });
      expect((await send(proxy.url, bulk + query, update)).status).toBe(200);
      expect(seen).toEqual([bulk + query]);
      expect(proxy.report().totals).toEqual({ request: 0, answer: 0, warnings: 0 });
    },
  );
});

test("a body that no real update has", async () => {
  for (const mode of ["record", "refuse"] as const) {
    const { url, seen } = await counting("");
    const proxy = await proxyTo(url, { mode });
    const body = Buffer.alloc(17 * 2 ** 20, "x");
    const reply = await send(proxy.url, `${bulk}1/`, { method: "PUT", headers: { ...token, ...json }, body });
    expect([reply.status, JSON.parse(reply.text).error_msg]).toEqual([413, "the body is larger than 16 MiB"]);
    expect(seen).toEqual([]);
    expect(proxy.violations).toEqual([
      expect.objectContaining({ sentence: "the body is larger than 16 MiB" }),
    ]);
  }
});

test("a port that is taken, a target that is none, options that are wrong", async () => {
  const taken = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => taken.once("listening", resolve));
  onTestFinished(() => void taken.close());
  const { port } = taken.address() as { port: number };
  const fine = "http://127.0.0.1:9";
  for (const [options, message] of [
    [
      { target: fine, port },
      `port ${port} on 127.0.0.1 is taken: choose another one, or 0 for any that is free`,
    ],
    [{ target: fine, port: 70_000 }, "port must be a number from 0 to 65535, but it is 70000"],
    [{ target: fine, host: "" }, "host is not one: leave it out for 127.0.0.1"],
    [{ target: fine, mode: "watch" }, "mode must be record or refuse"],
    [{ target: fine, unknownPaths: "ignore" }, "unknownPaths must be report or pass"],
    [{ target: fine, timeout: 0 }, "timeout must be milliseconds from 1 to 3600000, but it is 0"],
    [{ target: "cloud.minapp.com" }, "target is not a base URL: it must begin with http:// or https://"],
    [{ target: "ftp://a" }, "target is not a base URL: it must begin with http:// or https://"],
    [{ target: undefined }, "target is not a base URL: it must begin with http:// or https://"],
    [
      { target: "http://me:pass@a" },
      "target must not have a name or password in it: callers send their own token",
    ],
    [{ target: "http://a/?token=x" }, "target must not have a query or a fragment"],
  ] as const) {
    await expect(proxyTo(options.target as string, options as object)).rejects.toThrow(message);
  }
});

test("itself as its target", async () => {
  const proxy = await proxyTo("http://127.0.0.1:9");
  await proxy.close();
  const again = proxyTo(proxy.url, { port: proxy.port });
  await expect(again).rejects.toThrow("target is the proxy itself: choose another port");
});
