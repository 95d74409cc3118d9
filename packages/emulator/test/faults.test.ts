import { request as httpRequest } from "node:http";
import { describe, expect, test } from "vitest";
import { type Fault, startEmulator } from "../src/index.ts";
import { createCall } from "./call.ts";

const read = "/oserve/v2.2/miniapp/user_profile/1/";
const write = "/oserve/v2.6/miniapp/user_profile/1/";

async function start(...faults: Fault[]) {
  const emulator = await startEmulator({ seed: [{ id: 1, score: 0, test: "x".repeat(500) }] });
  for (const fault of faults) emulator.faults.add(fault);
  const call = createCall(emulator);
  const score = () => emulator.users.read(1)?.score;
  const increase = () => call(write, { body: { score: { $incr_by: 1 } } });
  const statuses = async (count: number, path = read) => {
    const found: number[] = [];
    for (let index = 0; index < count; index++) found.push((await call(path)).status);
    return found;
  };
  return Object.assign(emulator, { call, score, increase, statuses });
}

/** Reads an answer as far as it comes. */
function readRaw(
  url: string,
  token: string,
): Promise<{ status: number; length: number; received: number; ended: boolean; ms: number }> {
  const started = performance.now();
  return new Promise((resolve, reject) => {
    const sent = httpRequest(url, { headers: { authorization: `Bearer ${token}` } }, (response) => {
      let received = 0;
      response.on("data", (chunk) => {
        received += chunk.length;
      });
      response.on("error", () => {});
      response.once("close", () =>
        resolve({
          status: response.statusCode ?? 0,
          length: Number(response.headers["content-length"]),
          received,
          ended: response.complete,
          ms: performance.now() - started,
        }),
      );
    });
    sent.once("error", reject);
    sent.end();
  });
}

describe("a fault", () => {
  test("meets as many requests as it says, after those that it lets pass, of its operation only", async () => {
    await using emulator = await start({ operationId: "getUser", status: 500, count: 2, skip: 1 });
    expect(await emulator.statuses(1, "/oserve/v2.2/miniapp/user_profile/")).toEqual([200]);
    expect(await emulator.statuses(5)).toEqual([200, 500, 500, 200, 200]);
    expect(emulator.faults.list()).toEqual([]);
  });

  test("that lets a request pass leaves it to the next one", async () => {
    await using emulator = await start({ status: 503, skip: 1 }, { status: 402 });
    expect(await emulator.statuses(3)).toEqual([402, 503, 200]);
  });

  test("may give the answer another media type", async () => {
    await using emulator = await start({
      status: 502,
      body: "<html>",
      headers: { "Content-Type": "text/html" },
    });
    const response = await fetch(emulator.url + read);
    expect(response.headers.get("content-type")).toBe("text/html");
  });

  test("without an operation meets any", async () => {
    await using emulator = await start({ status: 403, count: 2 });
    expect(await emulator.statuses(1, "/oserve/v2.2/miniapp/user_profile/")).toEqual([403]);
    expect(await emulator.statuses(2)).toEqual([403, 200]);
  });

  test("of several, the first one added comes first", async () => {
    await using emulator = await start({ status: 500 }, { status: 402 });
    expect(await emulator.statuses(3)).toEqual([500, 402, 200]);
  });

  test("with a status answers the spec's example for it, or what it is given, and does nothing", async () => {
    await using emulator = await start(
      { status: 402 },
      {
        status: 503,
        retryAfter: 7,
        body: { status: "error", error_msg: "busy" },
        headers: { "x-request-id": "1" },
      },
      { status: 500, body: "<html>" },
    );
    expect((await emulator.increase()).json).toEqual({
      status: "error",
      error_msg: "The application is in arrears.",
    });
    const busy = await emulator.increase();
    expect(busy.json.error_msg).toBe("busy");
    expect([busy.headers.get("retry-after"), busy.headers.get("x-request-id")]).toEqual(["7", "1"]);
    const response = await fetch(emulator.url + read);
    expect(await response.text()).toBe("<html>");
    expect(emulator.score()).toBe(0);
  });

  test("with a reset before does nothing, with one after has done it: the client sees the same", async () => {
    await using emulator = await start({ reset: "before" }, { reset: "after" });
    await expect(emulator.increase()).rejects.toThrow("fetch failed");
    expect(emulator.score()).toBe(0);
    await expect(emulator.increase()).rejects.toThrow("fetch failed");
    expect(emulator.score()).toBe(1);
    expect((await emulator.increase()).status).toBe(200);
  });

  test("with latency lets the request wait", async () => {
    await using emulator = await start({ latency: 150 });
    const started = performance.now();
    await emulator.statuses(1);
    expect(performance.now() - started).toBeGreaterThan(145);
  });

  test("truncates the body, with the length of all of it", async () => {
    await using emulator = await start({ truncate: 10 });
    const { status, length, received, ended } = await readRaw(emulator.url + read, emulator.token);
    expect([status, received, ended]).toEqual([200, 10, false]);
    expect(length).toBeGreaterThan(500);
  });

  test("slows the body down", async () => {
    await using emulator = await start({ slow: 300 });
    const { length, received, ended, ms } = await readRaw(emulator.url + read, emulator.token);
    expect([received, ended]).toEqual([length, true]);
    expect(ms).toBeGreaterThan(280);
  });

  test("lets rows of a bulk update fail, and leaves them as they were", async () => {
    await using emulator = await startEmulator({ seed: [{ id: 1 }, { id: 2 }, { id: 3 }] });
    emulator.faults.add({ operationId: "bulkUpdateUsers", failRows: 2 });
    const { json } = await createCall(emulator)("/oserve/v2.6/miniapp/user_profile/", { body: { level: 1 } });
    expect(json.succeed).toBe(1);
    expect(json.operation_result.filter((row: object) => "error" in row)).toHaveLength(2);
    expect(emulator.users.all().filter(({ level }) => level === 1)).toHaveLength(1);
  });

  test("lets rows of a bulk update in the background fail", async () => {
    await using emulator = await startEmulator({ seed: 1500 });
    emulator.faults.add({ operationId: "bulkUpdateUsers", failRows: 300 });
    const call = createCall(emulator);
    await call("/oserve/v2.6/miniapp/user_profile/", { body: { nick2: "new" } });
    await emulator.settle();
    const { json } = await call("/oserve/v1/bulk-operation/1/");
    expect(json).toMatchObject({ matched_count: 1500, modified_count: 1200 });
    expect(emulator.users.all().filter(({ nick2 }) => nick2 === "new")).toHaveLength(1200);
  });

  test("ends all access tokens, and a refresh brings a new one", async () => {
    await using emulator = await start({ expireTokens: true });
    expect(await emulator.statuses(2)).toEqual([401, 401]);
    const { json } = await emulator.call("/api/oauth2/access_token/", {
      method: "POST",
      token: false,
      body: {
        client_id: emulator.clientId,
        client_secret: emulator.clientSecret,
        grant_type: "refresh_token",
        refresh_token: "fedcba9876543210fedcba9876543210fedcba98",
      },
    });
    expect((await emulator.call(read, { token: json.access_token })).status).toBe(200);
  });

  test("that is cleared does not come", async () => {
    await using emulator = await start({ status: 500, count: 5 });
    expect(emulator.faults.list()).toEqual([{ fault: { status: 500, count: 5 }, skip: 0, count: 5 }]);
    emulator.faults.clear();
    expect(await emulator.statuses(1)).toEqual([200]);
  });

  test.each<[unknown, string]>([
    [{ staus: 500 }, 'a fault has no "staus": it has operationId, count'],
    [{ status: 99 }, "status of a fault must be a status from 200 to 599"],
    [{ operationId: "nope" }, 'there is no operation "nope"'],
    [{ latency: -1 }, "latency of a fault must be milliseconds, at most ten minutes"],
    [{ reset: true }, "reset of a fault must be before or after"],
    [{ headers: { "a b": "c" } }, "headers of a fault must be an object of texts"],
    [{ headers: { a: "b\r\nc: d" } }, "headers of a fault must be an object of texts"],
    [{ headers: { "Content-Length": "5" } }, "headers of a fault must be an object of texts"],
    [
      { failRows: 1 },
      "a fault with failRows or saveDelay needs an operationId: other requests would use it up",
    ],
    [null, "a fault must be an object"],
  ])("that is none (%j) is refused in one sentence", async (fault, sentence) => {
    await using emulator = await start();
    expect(() => emulator.faults.add(fault as Fault)).toThrow(sentence);
  });
});
