import {
  type BulkOperation,
  type Progress,
  UsersPartialError,
  UsersTimeoutError,
} from "@minapp-users/client";
import type { Emulator } from "@minapp-users/emulator";
import { expect, test } from "vitest";
import { manyUsers, started } from "./started.ts";

const scores = (emulator: Emulator) =>
  emulator.users
    .all()
    .map((row) => row.score)
    .sort();

test("one request updates the users that match, and tells how many more do", async () => {
  const { emulator, users } = await started({ seed: manyUsers(30) });
  const first = await users.updateWhere({ score: { $gte: 10 } }, { score: -1 }, { limit: 5 });
  expect(first).toMatchObject({ succeeded: 5, failed: [] });
  expect(first.next).not.toBeNull();
  const rest = await users.updateWhere({ score: { $gte: 10 } }, { score: -1 }, { return_total_count: 1 });
  expect(rest).toEqual({ succeeded: 15, failed: [], next: null, total_count: 15 });
  expect(emulator.users.all().filter((row) => row.score === -1)).toHaveLength(20);
});

test("users that were refused are reported although the status is 200", async () => {
  const { emulator, users } = await started({ seed: manyUsers(10) });
  emulator.faults.add({ operationId: "bulkUpdateUsers", failRows: 3, count: 2 });
  const { succeeded, failed } = await users.updateWhere({ score: { $gte: 0 } }, { test: "b" });
  expect(succeeded).toBe(7);
  expect(failed).toHaveLength(3);
  expect(failed[0]).toEqual({ index: expect.any(Number), code: 16837, message: expect.any(String) });
  const error = await users
    .updateWhere({ score: { $gte: 0 } }, { test: "c" }, { throwOnPartial: true })
    .catch((it) => it);
  expect(error).toBeInstanceOf(UsersPartialError);
  expect(error.outcome).toMatchObject({ succeeded: 7, next: null });
});

test.each([
  ["leaves the filter", { score: { $gte: 0 } }, { score: -1 }],
  ["stays in the filter", { score: { $gte: 0 } }, { score: { $incr_by: 10_000 } }],
] as const)("all users that match are updated once when the update %s", async (_, where, update) => {
  const { emulator, users } = await started({ seed: manyUsers(2600) });
  const progress: Progress[] = [];
  const outcome = await users.updateEvery(where, update, { onProgress: (it) => progress.push(it) });
  expect(outcome).toEqual({ succeeded: 2600, failed: [], next: null });
  const wanted = manyUsers(2600).map(({ score }) => (update.score === -1 ? -1 : score + 10_000));
  expect(scores(emulator)).toEqual(wanted.sort());
  expect(progress.map((it) => it.done)).toEqual([500, 1000, 1500, 2000, 2500, 2600]);
  expect(progress.every((it) => it.total === 2600)).toBe(true);
});

test("a walk that was broken off goes on where it was, and changes nobody twice", async () => {
  const { emulator, users } = await started({ seed: manyUsers(1700) });
  const stop = new AbortController();
  let last_id = 0;
  const walk = users.updateAll(
    { score: { $incr_by: 1 } },
    {
      confirm: "all users",
      signal: stop.signal,
      onProgress: (progress) => {
        last_id = progress.last_id;
        if (progress.done >= 1000) stop.abort();
      },
    },
  );
  await expect(walk).rejects.toMatchObject({ name: "UsersAbortError" });
  const rest = await users.updateAll({ score: { $incr_by: 1 } }, { confirm: "all users", after: last_id });
  expect(rest.succeeded).toBe(700);
  expect(scores(emulator)).toEqual(
    manyUsers(1700)
      .map((user) => user.score + 1)
      .sort(),
  );
});

test("a bulk update in the background is followed to its end", async () => {
  const { emulator, users } = await started({ seed: manyUsers(1200) });
  const job = await users.updateWhere({ score: { $gte: 0 } }, { test: "z" }, { background: true });
  if (!("operation_id" in job)) throw new Error("the emulator made no job of it");
  const states: BulkOperation["status"][] = [];
  const operation = await users.waitForBulkOperation(job.operation_id, {
    onProgress: ({ status }) => states.push(status),
    deadline: 30_000,
  });
  expect(operation).toMatchObject({ status: "success", matched_count: 1200, modified_count: 1200 });
  expect(states.at(-1)).toBe("success");
  expect(emulator.users.all().every((row) => row.test === "z")).toBe(true);
});

test("who waits too short for a job is told that it goes on", async () => {
  const { emulator, users } = await started({ seed: manyUsers(1200) });
  emulator.faults.add({
    operationId: "getBulkOperation",
    status: 200,
    count: 100,
    body: {
      id: 1,
      schema_id: 1,
      schema_name: "_userprofile",
      operation: "update",
      status: "pending",
      created_at: 1,
      updated_at: 1,
    },
  });
  const job = await users.updateWhere({ score: { $gte: 0 } }, { test: "z" }, { background: true });
  if (!("operation_id" in job)) throw new Error("the emulator made no job of it");
  const error = await users.waitForBulkOperation(job.operation_id, { deadline: 300 }).catch((it) => it);
  expect(error).toBeInstanceOf(UsersTimeoutError);
  expect(error.mayHaveBeenApplied).toBe(true);
  await emulator.settle();
});
