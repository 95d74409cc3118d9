import {
  UsersAbortError,
  UsersBodyError,
  UsersConnectionError,
  UsersStatusError,
  UsersTimeoutError,
} from "@minapp-users/client";
import { expect, test } from "vitest";
import { manyUsers, started } from "./started.ts";

test.each([
  ["resets the connection", { reset: "before" }],
  ["sends half a body", { truncate: 20 }],
  ["answers 503", { status: 503 }],
  ["answers 500 without a body", { status: 500, body: "" }],
  ["answers with the page of a gateway", { status: 502, body: "<h1>502</h1>" }],
  ["asks to wait", { status: 429, retryAfter: 0 }],
] as const)("a read goes on when the API %s twice", async (_, fault) => {
  const { emulator, users } = await started();
  emulator.faults.add({ operationId: "getUser", count: 2, ...fault });
  expect(await users.get(1)).toMatchObject({ id: 1, score: 1 });
});

test.each([
  ["resets the connection", { reset: "before" }, UsersConnectionError],
  ["sends half a body", { truncate: 20 }, UsersConnectionError],
  ["answers 503", { status: 503 }, UsersStatusError],
  ["answers with another page", { status: 200, body: "<h1>Log in</h1>" }, UsersBodyError],
] as const)("a read fails when the API %s three times", async (_, fault, type) => {
  const { emulator, users } = await started();
  emulator.faults.add({ operationId: "getUser", count: 3, ...fault });
  const error = await users.get(1).catch((it) => it);
  expect(error).toBeInstanceOf(type);
  expect(error).toMatchObject({ attempts: 3, mayHaveBeenApplied: false });
});

test("a slow answer is given up, and asked for again", async () => {
  const { emulator, users } = await started({ seed: manyUsers(50) }, { timeout: 300 });
  emulator.faults.add({ operationId: "listUsers", slow: 5000 });
  expect((await users.list()).objects).toHaveLength(20);
  emulator.faults.add({ operationId: "listUsers", latency: 5000 });
  await expect(users.list({ retries: 0 })).rejects.toBeInstanceOf(UsersTimeoutError);
});

test("a signal ends a call at once", async () => {
  const { emulator, users } = await started();
  emulator.faults.add({ operationId: "getUser", latency: 5000 });
  const started_at = performance.now();
  const call = users.get(1, { signal: AbortSignal.timeout(100) });
  await expect(call).rejects.toBeInstanceOf(UsersAbortError);
  expect(performance.now() - started_at).toBeLessThan(3000);
});

// The point of it all: whatever gets lost on the way, an operation that adds is never applied twice.
const lost = [
  { reset: "before" },
  { reset: "after" },
  { truncate: 5 },
  { status: 503 },
  { status: 429 },
  { status: 200, body: "" },
] as const;
const adding = [
  ["$incr_by", { score: { $incr_by: 1 } }],
  ["$append", { tags: { $append: ["x"] } }],
  ["$incr_by in $set", { $set: { score: { $incr_by: 1 } } }],
] as const;

test.each(
  adding.flatMap(([name, update]) =>
    lost.map((fault) => [name, JSON.stringify(fault), update, fault] as const),
  ),
)(
  "%s is applied at most once after %s, and the error says if it may have been",
  async (_name, _fault, update, fault) => {
    const { emulator, users } = await started({ seed: [{ id: 1, score: 0, tags: [] }] });
    emulator.faults.add({ operationId: "updateUser", ...fault });
    const error = await users.update(1, update).then(
      () => undefined,
      (it) => it,
    );
    const row = emulator.users.read(1);
    const applied = Number(row?.score) + ((row?.tags as string[] | undefined)?.length ?? 0);
    expect(applied).toBeLessThanOrEqual(1);
    if (error) expect(error).toMatchObject({ mayHaveBeenApplied: true, attempts: 1 });
    else expect(applied).toBe(1);
  },
);

test.each(lost)("a plain value is written in the end after %j", async (fault) => {
  const { emulator, users } = await started();
  emulator.faults.add({ operationId: "updateUser", ...fault });
  expect(await users.update(1, { score: 9 })).toMatchObject({ score: 9 });
  expect(emulator.users.read(1)).toMatchObject({ score: 9 });
});

test.each(lost)("a bulk update is not repeated after %j, unless it was not looked at", async (fault) => {
  const { emulator, users } = await started({ seed: manyUsers(30) });
  emulator.faults.add({ operationId: "bulkUpdateUsers", ...fault });
  const outcome = users.updateWhere({ score: { $gte: 0 } }, { score: -1 }, { limit: 10 });
  if ("status" in fault && fault.status === 429) expect(await outcome).toMatchObject({ succeeded: 10 });
  else await expect(outcome).rejects.toMatchObject({ mayHaveBeenApplied: true, attempts: 1 });
  expect(emulator.users.all().filter((row) => row.score === -1).length).toBeLessThanOrEqual(10);
});

test.each(lost)(
  "a walk over all users survives %j in the middle, and changes each one once",
  async (fault) => {
    const { emulator, users } = await started({ seed: manyUsers(1300) });
    emulator.faults.add({ operationId: "bulkUpdateUsers", skip: 1, ...fault });
    emulator.faults.add({ operationId: "listUsers", skip: 2, ...fault });
    await users.updateEvery({ score: { $gte: 0 } }, { test: "done", score: -1 });
    expect(emulator.users.all().every((row) => row.test === "done" && row.score === -1)).toBe(true);
  },
);
