import { request as httpRequest } from "node:http";
import { expect, test } from "vitest";
import { type MockOptions, startMock } from "../../src/index.ts";
import { mockForTest } from "../mock-for-test.ts";

const list = "/oserve/v2.2/miniapp/user_profile/";
const page = "http://localhost:4321";

interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
}

/** As a browser sends it: `fetch` sets no Origin. */
function ask(url: string, method: string, headers: Record<string, string>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest(url, { method, headers }, (response) => {
      response.resume().once("end", () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers });
      });
    });
    sent.once("error", reject);
    sent.end();
  });
}

const preflight = (origin: string) => ({ origin, "access-control-request-method": "GET" });

test.each([page, "http://127.0.0.1:1", "https://[::1]"])(
  "a page of this machine, %s, may send and read",
  async (origin) => {
    const mock = await mockForTest();
    const asked = await ask(mock.url + list, "OPTIONS", preflight(origin));
    expect(asked.status).toBe(204);
    expect(asked.headers).toMatchObject({
      vary: "Origin",
      "access-control-allow-origin": origin,
      "access-control-allow-methods": "POST, GET, PUT",
      "access-control-allow-headers": "Authorization, Content-Type, X-Hydrogen-Env-ID",
    });
    const { headers } = await ask(mock.url + list, "GET", { origin, authorization: `Bearer ${mock.token}` });
    expect(headers).toMatchObject({
      vary: "Origin",
      "access-control-allow-origin": origin,
      "access-control-expose-headers": "Retry-After, Location",
    });
  },
);

test.each(["https://docs.example", "null", "http://127.0.0.1.evil.example", "http://localhost@evil.example"])(
  "a page of another origin, %s, may not",
  async (origin) => {
    const mock = await mockForTest();
    for (const [method, status] of [
      ["OPTIONS", 405],
      ["GET", 401],
    ] as const) {
      const answer = await ask(mock.url + list, method, preflight(origin));
      expect([answer.status, answer.headers.vary]).toEqual([status, "Origin"]);
      expect(Object.keys(answer.headers).filter((name) => name.startsWith("access-control"))).toEqual([]);
    }
  },
);

test("a page of an origin that was named may, and may talk to this machine when it asks for that", async () => {
  const mock = await mockForTest({ allowOrigin: ["https://docs.example"] });
  const { headers } = await ask(mock.url + list, "OPTIONS", {
    ...preflight("https://docs.example"),
    "access-control-request-private-network": "true",
  });
  expect(headers["access-control-allow-origin"]).toBe("https://docs.example");
  expect(headers["access-control-allow-private-network"]).toBe("true");
});

test("a preflight is no request: neither recorded, nor told, nor a violation, nor a choice used up", async () => {
  const told: unknown[] = [];
  const options: MockOptions = { onAnswer: (answer) => told.push(answer) };
  const mock = await mockForTest(options);
  mock.respondWith("listUsers", { status: 500, count: 1 });
  const before = mock.coverage();
  await ask(mock.url + list, "OPTIONS", preflight(page));
  await ask(mock.url + list, "OPTIONS", preflight("https://evil.example"));
  expect([mock.requests, mock.violations, told, mock.coverage()]).toEqual([[], [], [], before]);
  const headers = { origin: page, authorization: `Bearer ${mock.token}` };
  expect((await ask(mock.url + list, "GET", headers)).status).toBe(500);
  await ask(mock.url + list, "OPTIONS", { origin: page });
  expect([mock.requests.length, mock.violations.length, told.length]).toEqual([2, 1, 2]);
});

test.each(["*", "null", "https://docs.example/", "docs.example"])(
  "%j is no origin to allow",
  async (origin) => {
    await expect(startMock({ allowOrigin: [origin] })).rejects.toThrow(
      new Error(
        `allowOrigin must be an origin such as https://docs.example, without a path, but it is ${JSON.stringify(origin)}`,
      ),
    );
  },
);
