import { request as httpRequest } from "node:http";
import { describe, expect, test } from "vitest";
import { startEmulator } from "../src/index.ts";

const list = "/oserve/v2.2/miniapp/user_profile/";
const page = "http://localhost:4321";

interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
}

/** As a browser sends it: `fetch` sets no Origin. */
function ask(url: string, method: string, headers: Record<string, string>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest(url, { method, headers }, async (response) => {
      let text = "";
      for await (const chunk of response) text += chunk;
      resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
    });
    sent.once("error", reject);
    sent.end();
  });
}

const preflight = (origin: string) => ({ origin, "access-control-request-method": "PUT" });

describe("a web page", () => {
  test.each([page, "http://127.0.0.1:1", "https://localhost", "http://[::1]:8080", "http://127.9.9.9"])(
    "of this machine, %s, may send and read",
    async (origin) => {
      await using emulator = await startEmulator({ seed: [] });
      const { status, headers, text } = await ask(emulator.url + list, "OPTIONS", preflight(origin));
      expect([status, text]).toEqual([204, ""]);
      expect(headers).toMatchObject({
        vary: "Origin",
        "access-control-allow-origin": origin,
        "access-control-allow-methods": "POST, GET, PUT",
        "access-control-allow-headers": "Authorization, Content-Type, X-Hydrogen-Env-ID",
      });
      const answer = await ask(emulator.url + list, "GET", { origin });
      expect(answer.status).toBe(401);
      expect(answer.headers).toMatchObject({
        vary: "Origin",
        "access-control-allow-origin": origin,
        "access-control-expose-headers": "Retry-After, Location",
      });
    },
  );

  test.each([
    "https://docs.example",
    "null",
    "http://127.0.0.1.evil.example",
    "http://localhost.evil.example:80",
    "http://localhost@evil.example",
    "http://[::ffff:7f00:1]",
    "http://0.0.0.0:4020",
    "file://localhost",
    "http://localhost/",
  ])("of another origin, %s, may not", async (origin) => {
    await using emulator = await startEmulator({ seed: [] });
    for (const [method, status] of [
      ["OPTIONS", 405],
      ["GET", 401],
    ] as const) {
      const answer = await ask(emulator.url + list, method, preflight(origin));
      expect(answer.status).toBe(status);
      expect(answer.headers.vary).toBe("Origin");
      expect(Object.keys(answer.headers).filter((name) => name.startsWith("access-control"))).toEqual([]);
    }
    expect(emulator.requests.map(({ method }) => method)).toEqual(["GET"]);
  });

  test("of an origin that was named may", async () => {
    await using emulator = await startEmulator({ seed: [], allowOrigin: ["https://docs.example"] });
    const read = async (origin: string) =>
      (await ask(emulator.url + list, "GET", { origin })).headers["access-control-allow-origin"];
    expect(await read("https://docs.example")).toBe("https://docs.example");
    expect(await read("https://docs.example.evil.example")).toBeUndefined();
    expect(await read("http://docs.example")).toBeUndefined();
  });

  test("on the Internet gets the permission to talk to this machine when it asks for that", async () => {
    await using emulator = await startEmulator({ seed: [], allowOrigin: ["https://docs.example"] });
    const asked = { ...preflight("https://docs.example"), "access-control-request-private-network": "true" };
    const permission = "access-control-allow-private-network";
    expect((await ask(emulator.url + list, "OPTIONS", asked)).headers[permission]).toBe("true");
    const other = preflight("https://docs.example");
    expect((await ask(emulator.url + list, "OPTIONS", other)).headers[permission]).toBeUndefined();
  });

  test("can read every answer: of no operation, of a bad path, of a fault", async () => {
    await using emulator = await startEmulator({ seed: [] });
    emulator.faults.add({ operationId: "listUsers", status: 503, retryAfter: 1 });
    for (const [path, status] of [
      ["/nope/", 404],
      [`${list}%zz/`, 404],
      [list, 503],
    ] as const) {
      const answer = await ask(emulator.url + path, "GET", { origin: page });
      expect([answer.status, answer.headers["access-control-allow-origin"]]).toEqual([status, page]);
    }
  });
});

describe("a preflight", () => {
  test("is no request: it is not recorded, not told, and meets no fault and no latency", async () => {
    const told: unknown[] = [];
    await using emulator = await startEmulator({
      seed: [],
      latency: 5000,
      onAnswer: (answer) => told.push(answer),
    });
    emulator.faults.add({ status: 500 });
    const begin = performance.now();
    expect((await ask(emulator.url + list, "OPTIONS", preflight(page))).status).toBe(204);
    expect((await ask(emulator.url + list, "OPTIONS", preflight("https://evil.example"))).status).toBe(405);
    expect(performance.now() - begin).toBeLessThan(4000);
    expect([emulator.requests, told, emulator.faults.list()]).toMatchObject([[], [], [{ count: 1 }]]);
  });

  test.each([{ origin: page }, { "access-control-request-method": "PUT" }])(
    "has both of its headers: OPTIONS with %j is a request",
    async (headers) => {
      await using emulator = await startEmulator({ seed: [] });
      expect((await ask(emulator.url + list, "OPTIONS", headers as never)).status).toBe(405);
      expect(emulator.requests).toHaveLength(1);
    },
  );

  test.each(["/_emulator/reset", "/%5Femulator/reset"])(
    "opens nothing of the control plane: %s",
    async (path) => {
      await using emulator = await startEmulator({
        seed: [{ id: 1 }],
        allowOrigin: ["https://docs.example"],
      });
      for (const origin of [page, "https://docs.example"]) {
        const { status, headers } = await ask(emulator.url + path, "POST", { origin });
        expect(status).toBe(403);
        expect(headers["access-control-allow-origin"]).toBeUndefined();
      }
      const asked = await ask(`${emulator.url}/_emulator/reset`, "OPTIONS", preflight(page));
      expect([asked.status, asked.headers["access-control-allow-origin"]]).toEqual([404, undefined]);
    },
  );
});

test.each([
  "*",
  "null",
  "docs.example",
  "https://docs.example/",
  "https://DOCS.example",
  "ftp://docs.example",
  "",
])("%j is no origin to allow", async (origin) => {
  await expect(startEmulator({ allowOrigin: [origin] })).rejects.toThrow(
    new Error(
      `allowOrigin must be an origin such as https://docs.example, without a path, but it is ${JSON.stringify(origin)}`,
    ),
  );
});
