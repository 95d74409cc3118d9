import { request as httpRequest } from "node:http";
import { describe, expect, test } from "vitest";
import { startEmulator } from "../src/index.ts";
import { createCall } from "./call.ts";

const list = "/oserve/v2.2/miniapp/user_profile/";

async function start() {
  const emulator = await startEmulator({ seed: [{ id: 1, score: 0 }] });
  const call = createCall(emulator);
  const control = async (
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ) => {
    const response = await fetch(`${emulator.url}/_emulator/${path}`, {
      method,
      headers: { ...(body === undefined ? {} : { "content-type": "application/json" }), ...headers },
      ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    return { status: response.status, json: (await response.json()) as Record<string, unknown> };
  };
  return Object.assign(emulator, { call, control });
}

describe("the control plane", () => {
  test("seeds users, of production and of an environment", async () => {
    await using emulator = await start();
    expect(await emulator.control("POST", "seed", { users: [{ id: 2 }] })).toEqual({
      status: 200,
      json: { users: 2 },
    });
    expect((await emulator.control("POST", "seed", { count: 5, env: "test" })).json).toEqual({ users: 5 });
    expect([emulator.users.count(), emulator.users.count({ env: "test" })]).toEqual([2, 5]);
  });

  test("takes snapshots and restores them", async () => {
    await using emulator = await start();
    const { json } = await emulator.control("POST", "snapshot", {});
    await emulator.call("/oserve/v2.6/miniapp/user_profile/1/", { body: { score: 9 } });
    await emulator.control("POST", "seed", { users: [{ id: 2 }] });
    expect((await emulator.control("POST", "restore", json)).json).toEqual({ users: 1 });
    expect(emulator.users.read(1)?.score).toBe(0);
    expect((await emulator.control("POST", "restore", { name: "nope" })).json).toEqual({
      status: "error",
      error_msg: 'there is no snapshot "nope"',
    });
  });

  test("resets everything to the start", async () => {
    await using emulator = await start();
    await emulator.call("/oserve/v2.6/miniapp/user_profile/1/", { body: { score: 9 } });
    await emulator.control("POST", "faults", { status: 500, count: 9 });
    await emulator.control("POST", "reset");
    expect(emulator.users.read(1)?.score).toBe(0);
    expect(emulator.faults.list()).toEqual([]);
    expect(emulator.requests).toEqual([]);
    expect((await emulator.call(list)).status).toBe(200);
  });

  test("adds, shows and clears faults", async () => {
    await using emulator = await start();
    const { json } = await emulator.control("POST", "faults", {
      operationId: "listUsers",
      status: 503,
      count: 2,
    });
    expect(json.faults).toHaveLength(1);
    expect((await emulator.call(list)).status).toBe(503);
    expect((await emulator.control("GET", "faults")).json.faults).toEqual([
      { fault: { operationId: "listUsers", status: 503, count: 2 }, skip: 0, count: 1 },
    ]);
    await emulator.control("DELETE", "faults");
    expect((await emulator.call(list)).status).toBe(200);
    const wrong = await emulator.control("POST", "faults", { status: "500" });
    expect([wrong.status, wrong.json.error_msg]).toEqual([
      400,
      "status of a fault must be a status from 200 to 599",
    ]);
  });

  test("shows the requests and forgets them, and is not among them", async () => {
    await using emulator = await start();
    await emulator.call(list, { query: { limit: 5 } });
    const { json } = await emulator.control("GET", "requests");
    expect(json.requests).toMatchObject([
      { method: "GET", path: list, operationId: "listUsers", query: { limit: "5" }, status: 200 },
    ]);
    await emulator.control("DELETE", "requests");
    expect(emulator.requests).toEqual([]);
    expect((await emulator.control("GET", "")).json).toEqual({ users: 1, faults: 0, requests: 0 });
  });

  test.each([
    [{ origin: "https://example.com" }, "the control plane is not for other origins"],
    [{ origin: "null" }, "the control plane is not for other origins"],
    [{ origin: "http://127.0.0.1:1" }, "the control plane is not for other origins"],
    [{ "sec-fetch-site": "cross-site" }, "the control plane is not for other sites"],
    [
      { host: "rebound.example.com" },
      "the control plane answers to IP addresses and to names without a dot, such as localhost",
    ],
  ])("refuses %j", async (headers, sentence) => {
    await using emulator = await start();
    const answer = await new Promise<{ status: number; body: string }>((resolve, reject) => {
      const sent = httpRequest(
        `${emulator.url}/_emulator/reset`,
        { method: "POST", headers },
        async (response) => {
          let body = "";
          for await (const chunk of response) body += chunk;
          resolve({ status: response.statusCode ?? 0, body });
        },
      );
      sent.once("error", reject);
      sent.end();
    });
    expect([answer.status, JSON.parse(answer.body).error_msg]).toEqual([403, sentence]);
  });

  test("takes a request of its own origin, and by the name localhost", async () => {
    await using emulator = await start();
    const own = { origin: emulator.url, "sec-fetch-site": "same-origin" };
    expect((await emulator.control("GET", "", undefined, own)).status).toBe(200);
    const { status } = await fetch(`${emulator.url.replace("127.0.0.1", "localhost")}/_emulator/`);
    expect(status).toBe(200);
  });

  test.each<[string, unknown, string]>([
    ["seed", "[1]", "the body must be a JSON object"],
    ["seed", "{", "the body must be a JSON object"],
    ["seed", { users: "x" }, "users must be a list, or the number of users to make up"],
    ["seed", { users: [{ id: 1 }] }, "the users cannot be added: two users have the same id"],
    [
      "seed",
      { users: [{ nope: 1 }] },
      'user 1 of the seed has a column "nope" that the schema does not have',
    ],
    ["seed", { users: [{ score: "x" }] }, "score of user 1 of the seed must be of the type number"],
    ["seed", { count: -1 }, "the number of users must be 0 or more"],
    ["seed", { env: 5, users: [] }, "env must be the id of an environment"],
    ["snapshot", { name: 5 }, "name must be a text"],
  ])("refuses %s with %j in one sentence", async (path, body, sentence) => {
    await using emulator = await start();
    const { status, json } = await emulator.control("POST", path, body);
    expect([status, json.error_msg]).toEqual([400, sentence]);
    expect(emulator.users.count()).toBe(1);
  });

  test("has nothing else", async () => {
    await using emulator = await start();
    expect((await emulator.control("GET", "nope")).status).toBe(404);
  });
});
