import { EventEmitter, once } from "node:events";
import { request } from "node:http";
import { connect } from "node:net";
import { setTimeout } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { byName } from "../../src/proxy/headers.ts";
import { readTarget } from "../../src/proxy/read-target.ts";
import { targetHeader } from "../../src/proxy/target-header.ts";
import { usersOrigin } from "../../src/proxy/users-origin.ts";
import { answering, bulk, json, proxyTo, send, sendBytes, target, users } from "./started.ts";

/** A target that says what it got. */
async function mirror() {
  const seen: { method: string; url: string; rawHeaders: string[]; body: Buffer }[] = [];
  const url = await target(async (incoming, outgoing) => {
    const { method = "", url = "", rawHeaders } = incoming;
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    seen.push({ method, url, rawHeaders, body: Buffer.concat(chunks) });
    outgoing.writeHead(200, json).end("{}");
  });
  return { url, seen };
}

function valuesOf(rawHeaders: string[], name: string): string[] {
  return rawHeaders.filter((_, i) => i % 2 === 1 && rawHeaders[i - 1]?.toLowerCase() === name.toLowerCase());
}

describe("to the target", () => {
  test.each([
    "/a//b/./c/../d",
    "//double/start",
    `${users}?where=%7b%22a%22%3a1%7D&x=a+b%20c&&=`,
    "/%E4%BD%A0/%2F%2e%00?a=%",
    "/?",
    "/a?b?c#d",
    `${users}?where={"a":"<>|^"}`,
  ])("%s arrives untouched", async (path) => {
    const { url, seen } = await mirror();
    const proxy = await proxyTo(url);
    const reply = await sendBytes(proxy.port, `GET ${path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`);
    expect(reply).toMatch(/^HTTP\/1\.1 200 /);
    expect(seen.map((it) => it.url)).toEqual([path]);
  });

  test("a URL in absolute form becomes a path", async () => {
    const { url, seen } = await mirror();
    const proxy = await proxyTo(url);
    await sendBytes(
      proxy.port,
      "GET http://cloud.minapp.com/a//b?c HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
    );
    expect(seen.map((it) => it.url)).toEqual(["/a//b?c"]);
  });

  test("the path of the base URL goes first", async () => {
    const { url, seen } = await mirror();
    const proxy = await proxyTo(`${url}/gateway/users/`);
    await send(proxy.url, `${users}?limit=1`);
    expect(seen.map((it) => it.url)).toEqual([`/gateway/users${users}?limit=1`]);
  });

  test("headers, without those between neighbours", async () => {
    const { url, seen } = await mirror();
    const proxy = await proxyTo(url);
    await sendBytes(
      proxy.port,
      [
        `PUT ${bulk}1/ HTTP/1.1`,
        "Host: users.example",
        "Authorization: Bearer x",
        "X-Hydrogen-Env-ID: abc",
        "X-Twice: one",
        "X-Twice: two",
        "Accept-Encoding: gzip, br",
        "Connection: close, X-Between",
        "X-Between: gone",
        "Keep-Alive: timeout=5",
        "TE: trailers",
        "Proxy-Authorization: Basic secret",
        "Content-Type: application/json",
        "Transfer-Encoding: chunked",
        "",
        "3\r\n{}\n\r\n0\r\n\r\n",
      ].join("\r\n"),
    );
    const [{ method, rawHeaders, body } = { method: "", rawHeaders: [], body: "" }] = seen;
    expect([method, String(body)]).toEqual(["PUT", "{}\n"]);
    const names = rawHeaders.filter((_, i) => i % 2 === 0);
    expect(names.sort()).toEqual(
      ["Accept-Encoding", "Authorization", "Connection", "Content-Length", "Content-Type", "Host"].concat([
        "X-Hydrogen-Env-ID",
        "X-Twice",
        "X-Twice",
      ]),
    );
    expect(valuesOf(rawHeaders, "host")).toEqual([new URL(url).host]);
    expect(valuesOf(rawHeaders, "accept-encoding")).toEqual(["identity"]);
    expect(valuesOf(rawHeaders, "x-twice")).toEqual(["one", "two"]);
    expect(valuesOf(rawHeaders, "content-length")).toEqual(["3"]);
  });

  test("headers are judged under one name each", () => {
    expect(byName(["A", "1", "b", "2", "a", "3"])).toEqual({ a: "1, 3", b: "2" });
  });

  test("a body of any bytes, and a large one", async () => {
    const { url, seen } = await mirror();
    const proxy = await proxyTo(url);
    const bodies = [Buffer.from([0, 255, 254, 10, 13]), Buffer.alloc(16 * 2 ** 20, 7)];
    for (const body of bodies) await send(proxy.url, `${bulk}1/`, { method: "PUT", body });
    expect(seen).toHaveLength(2);
    for (const [i, body] of bodies.entries()) expect(seen[i]?.body.equals(body)).toBe(true);
  });
});

describe("from the target", () => {
  test("any answer as it is, with the header of the proxy", async () => {
    const url = await answering(299, { "X-A": ["1", "2"], "x-b": "c", ...json }, '{"你":1}');
    const proxy = await proxyTo(url);
    const reply = await send(proxy.url, "/x/");
    expect([reply.status, reply.text]).toEqual([299, '{"你":1}']);
    expect(valuesOf(reply.rawHeaders, "X-A")).toEqual(["1", "2"]);
    expect(reply.headers[targetHeader]).toBe(url);
  });

  test("every answer of its own has that header as well", async () => {
    const proxy = await proxyTo("http://127.0.0.1:9/base", { mode: "refuse" });
    const origin = "http://127.0.0.1:9";
    for (const path of ["/x", `${users}?limit=0`, `${users}1/`]) {
      expect((await send(proxy.url, path)).headers[targetHeader]).toBe(origin);
    }
    const unreadable = await sendBytes(proxy.port, "NOT HTTP\r\n\r\n");
    expect(unreadable).toContain(`\r\n${targetHeader}: ${origin}\r\n`);
  });

  test("behind another proxy, the header says where the users are", async () => {
    const last = await answering(204, {});
    const inner = await proxyTo(last);
    const outer = await proxyTo(inner.url);
    expect((await send(outer.url, "/x")).headers[targetHeader]).toBe(last);
  });

  test("what a target elsewhere says of itself is not believed", () => {
    const answer = { status: 200, rawHeaders: [targetHeader, "http://127.0.0.1:1"], body: Buffer.from("") };
    for (const here of ["http://localhost:2", "http://127.0.0.1:2", "http://127.8.0.1:2", "http://[::1]:2"]) {
      expect(usersOrigin(readTarget(here), answer)).toBe("http://127.0.0.1:1");
      expect(usersOrigin(readTarget(here))).toBe(here);
    }
    for (const elsewhere of [
      "https://cloud.minapp.com",
      "http://localhost.example",
      "http://127.0.0.1.example",
    ]) {
      expect(usersOrigin(readTarget(elsewhere), answer)).toBe(elsewhere);
    }
  });

  test("to HEAD, 204 and 304: no body", async () => {
    const head = await proxyTo(await answering(200, { ...json, "content-length": "12" }));
    const reply = await send(head.url, "/x", { method: "HEAD" });
    expect([reply.status, reply.text, reply.headers["content-length"]]).toEqual([200, "", "12"]);
    for (const status of [204, 304]) {
      const proxy = await proxyTo(await answering(status, {}));
      expect(await send(proxy.url, "/x")).toMatchObject({ status, text: "" });
    }
  });

  test("redirects lead back to the proxy, and are not followed", async () => {
    const places: [string, string][] = [];
    const url = await target((incoming, outgoing) => {
      outgoing.writeHead(302, { location: decodeURIComponent(incoming.url?.split("?to=")[1] ?? "") }).end();
    });
    const proxy = await proxyTo(`${url}/base`);
    for (const [to, expected] of [
      [`${url}/base/a?b=${url}`, `${proxy.url}/a?b=${url}`],
      [`${url}/elsewhere`, `${proxy.url}/elsewhere`],
      [url, proxy.url],
      ["/base/a", "/a"],
      ["/base", "/"],
      ["/basement", "/basement"],
      ["a/b", "a/b"],
      ["?c", "?c"],
      ["//other.example/base/a", "//other.example/base/a"],
      ["https://other.example/base/a", "https://other.example/base/a"],
      [url.replace("http:", "https:"), url.replace("http:", "https:")],
    ] as const) {
      const reply = await send(proxy.url, `/x?to=${encodeURIComponent(to)}`);
      expect(reply.status).toBe(302);
      places.push([reply.headers.location ?? "", expected]);
    }
    for (const [place, expected] of places) expect(place).toBe(expected);
    expect(places).toHaveLength(11);
  });

  test("cookies come back to the proxy", async () => {
    const url = await answering(200, {
      "set-cookie": [
        "sid=1; Domain=minapp.com; Path=/base/api; Secure; HttpOnly; SameSite=None",
        "b=secure; path=/; Max-Age=5; samesite=lax",
        "c=domain=x;secure;partitioned",
      ],
    });
    const proxy = await proxyTo(`${url}/base`);
    expect((await send(proxy.url, "/x")).headers["set-cookie"]).toEqual([
      "sid=1; Path=/api; HttpOnly",
      "b=secure; path=/; Max-Age=5; samesite=lax",
      "c=domain=x",
    ]);
  });
});

describe("the caller's connection", () => {
  test("is kept, and can be used again", async () => {
    const { url } = await mirror();
    const proxy = await proxyTo(url);
    const get = (path: string, last = "") => `GET ${path} HTTP/1.1\r\nHost: a\r\n${last}\r\n`;
    const reply = await sendBytes(proxy.port, get("/1") + get("/2") + get("/3", "Connection: close\r\n"));
    expect(reply.match(/HTTP\/1\.1 200 OK/g)).toHaveLength(3);
    expect(proxy.exchanges.total).toBe(3);
  });

  test.each([
    ["NOT HTTP\r\n\r\n", 400],
    ["GET /a b HTTP/1.1\r\nHost: a\r\n\r\n", 400],
    ["GET /你 HTTP/1.1\r\nHost: a\r\n\r\n", 400],
    [`GET /${"x".repeat(70_000)} HTTP/1.1\r\nHost: a\r\n\r\n`, 431],
    ["GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400],
  ])("with what is not HTTP: %j", async (bytes, status) => {
    const { url, seen } = await mirror();
    const proxy = await proxyTo(url);
    expect(await sendBytes(proxy.port, bytes)).toMatch(
      new RegExp(`^HTTP/1\\.1 ${status} [^]*"status":"error"`),
    );
    expect(seen).toEqual([]);
    expect(proxy.report()).toMatchObject({ exchanges: 1, totals: { request: 1, answer: 0 } });
    expect(await send(proxy.url, "/x")).toMatchObject({ status: 200 });
  });

  test("is closed by the caller: the target hears of it, and nobody is blamed", async () => {
    const heard = new EventEmitter();
    const arrived = once(heard, "arrived");
    const closed = once(heard, "closed");
    const url = await target((_, outgoing) => {
      outgoing.on("close", () => heard.emit("closed"));
      heard.emit("arrived");
    });
    const proxy = await proxyTo(url);
    const sent = request(`${proxy.url}${users}1/`, { headers: { authorization: "Bearer x" } });
    sent.on("error", () => {});
    sent.end();
    await arrived;
    sent.destroy();
    await closed;
    while (proxy.exchanges.total === 0) await setTimeout(5);
    expect(proxy.exchanges.last[0]?.milliseconds).toBeLessThan(20_000); // the target has 30 s
    expect(proxy.exchanges.last).toEqual([
      expect.objectContaining({
        operationId: "getUser",
        status: undefined,
        targetStatus: undefined,
        violations: [],
      }),
    ]);
  });

  test("is closed in the middle of a body: nothing is passed on", async () => {
    const { url, seen } = await mirror();
    const proxy = await proxyTo(url);
    const socket = connect(proxy.port, "127.0.0.1");
    await once(socket, "connect");
    socket.write(`PUT ${bulk}1/ HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\n{"a"`);
    await setTimeout(50);
    socket.destroy();
    expect(await send(proxy.url, "/x")).toMatchObject({ status: 200 });
    expect(seen.map((it) => it.url)).toEqual(["/x"]);
  });

  test("does not outlive the proxy", async () => {
    const heard = new EventEmitter();
    const arrived = once(heard, "arrived");
    const proxy = await proxyTo(await target(() => heard.emit("arrived")));
    const pending = send(proxy.url, "/x").catch((error: Error) => error);
    await arrived;
    await proxy.close();
    expect(await pending).toBeInstanceOf(Error);
    await proxy.close();
  });
});
