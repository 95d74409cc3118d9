import { createRequire } from "node:module";
import { connect } from "node:net";
import { createSpecCheck, type Spec, spec } from "@minapp-users/spec-check";
import fastify from "fastify";
import { describe, expect, test, vi } from "vitest";
import { handlers } from "../src/handlers/handlers.ts";
import { type EmulatorOptions, startEmulator } from "../src/index.ts";
import { type Api, serveApi } from "../src/server/api.ts";
import { createCall } from "./call.ts";

const list = "/oserve/v2.2/miniapp/user_profile/";

describe("an emulator", () => {
  test("is gone after close, with its connections, and its port is free again", async () => {
    const emulator = await startEmulator({ seed: 1 });
    const socket = connect(emulator.port, "127.0.0.1");
    await new Promise((resolve) => socket.once("connect", resolve));
    const closed = new Promise((resolve) => socket.once("close", resolve));
    await emulator.close();
    await closed;
    await expect(fetch(emulator.url)).rejects.toThrow();
    await (await startEmulator({ seed: 1, port: emulator.port })).close();
    await emulator.close(); // a second time does no harm
  });

  test("ends with a request still running, without a word", async () => {
    const printed = vi.spyOn(console, "error").mockImplementation(() => {});
    const emulator = await startEmulator({ seed: [{ id: 1 }] });
    emulator.faults.add({ operationId: "updateUserInfoV1", saveDelay: 150 });
    const running = createCall(emulator)("/oserve/v1/user/info/1/", { body: { test: "a" } }).catch(() => {});
    await new Promise((resolve) => setTimeout(resolve, 50));
    await emulator.close();
    await running;
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(printed).not.toHaveBeenCalled();
    printed.mockRestore();
  });

  test("listens on loopback only", async () => {
    await using emulator = await startEmulator({ seed: 1 });
    expect(emulator.url).toBe(`http://127.0.0.1:${emulator.port}`);
  });

  test("ends in the middle of a bulk update in the background", async () => {
    const emulator = await startEmulator({ seed: 3000 });
    await createCall(emulator)("/oserve/v2.6/miniapp/user_profile/", { body: { level: 1 } });
    await emulator.close();
  });

  test("tells of every answer, without what a request holds", async () => {
    const told: unknown[] = [];
    await using emulator = await startEmulator({ seed: 1, onAnswer: (it) => told.push(it) });
    const call = createCall(emulator);
    await call(`${list}100000001/`);
    await call(`${list}5/`);
    await call("/tom@example.com/");
    expect(told).toEqual([
      { method: "GET", path: `${list}{id}/`, operationId: "getUser", status: 200, problem: undefined },
      { method: "GET", path: `${list}{id}/`, operationId: "getUser", status: 404, problem: "Not found." },
      { method: "GET", path: "/…/", operationId: undefined, status: 404, problem: "the API has no /…/" },
    ]);
  });

  test("lets every request wait when asked to", async () => {
    await using emulator = await startEmulator({ seed: 1, latency: 80 });
    const started = performance.now();
    await createCall(emulator)(list);
    expect(performance.now() - started).toBeGreaterThan(75);
  });

  test.each<[EmulatorOptions, string]>([
    [{ port: 70_000 }, "port must be a number from 0 to 65535, but it is 70000"],
    [{ host: "" }, "host is not one: leave it out for 127.0.0.1"],
    [{ token: "a b" }, "token is not one: leave it out for that of the spec's example"],
    [{ clientId: "" }, "clientId is not one: leave it out for that of the spec's example"],
    [{ latency: -1 }, "latency must be milliseconds, at most ten minutes"],
    [{ seed: -1 }, "the number of users must be 0 or more"],
    [{ seed: [{ nope: 1 }] }, 'user 1 of the seed has a column "nope" that the schema does not have'],
    [{ seed: [{ id: 0 }] }, "the id of user 1 of the seed must be a positive integer"],
    [{ seed: [{ _group: ["a"] as never }] }, "_group of user 1 of the seed must be an array of ids"],
  ])("says in one sentence what is wrong with %j", async (options, sentence) => {
    await expect(startEmulator(options)).rejects.toThrow(sentence);
  });

  test("does not start when an operation of the spec has no handler", () => {
    const { listUsers, ...others } = handlers;
    const api = { check: createSpecCheck(spec), handlers: others } as unknown as Api;
    expect(() => serveApi(fastify(), api)).toThrow("the operation listUsers of the spec has no handler");
    expect(listUsers).toBeTypeOf("function");
  });

  test("answers every operation of the spec", () => {
    const document: Spec = createRequire(import.meta.url)("@minapp-users/spec/minapp-users.json");
    const operations = createSpecCheck(document).routes.map(({ operation }) => operation.operationId);
    expect(Object.keys(handlers).toSorted()).toEqual(operations.toSorted());
  });
});
