import { expect, onTestFinished, test, vi } from "vitest";
import { createUsersClient } from "../../src/index.ts";
import { people, startUserServer } from "../list/user-server.ts";

const what = "GET /oserve/v1/bulk-operation/{operation_id}/";
const job = {
  id: 7,
  schema_id: 1,
  schema_name: "_userprofile",
  operation: "update",
  created_at: 1,
  updated_at: 1,
};
const pending = { ...job, status: "pending" };
const success = { ...job, status: "success", matched_count: 3, modified_count: 2 };

/** A client whose job is pending for so many looks, on a clock that only moves when it is told to. */
function startJob(looks: number) {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
  onTestFinished(() => void vi.useRealTimers());
  const start = performance.now();
  const times: number[] = [];
  const users = createUsersClient({
    token: "secret",
    fetch: async ({ url }) => {
      expect(url).toBe("https://cloud.minapp.com/oserve/v1/bulk-operation/7/");
      times.push(performance.now() - start);
      return Response.json(times.length > looks ? success : pending);
    },
  });
  return { users, times };
}

test("the pauses between looks grow by half, from 250 milliseconds up to 10 seconds", async () => {
  const { users, times } = startJob(12);
  const wait = users.waitForBulkOperation(7);
  await vi.advanceTimersByTimeAsync(100_000);
  expect(await wait).toEqual(success);

  const pauses = times.slice(1).map((time, index) => Math.floor(time - (times[index] as number)));
  expect(pauses).toEqual([250, 375, 562, 843, 1265, 1898, 2847, 4271, 6407, 9610, 10_000, 10_000]);
});

test("a job that is done is not looked at again", async () => {
  const { users, times } = startJob(0);
  expect(await users.waitForBulkOperation(7)).toEqual(success);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(times).toEqual([0]);
  expect(vi.getTimerCount()).toBe(0);
});

test("onProgress is told the state after each look", async () => {
  const { users } = startJob(2);
  const onProgress = vi.fn();
  const wait = users.waitForBulkOperation(7, { onProgress });
  await vi.advanceTimersByTimeAsync(0);
  expect(onProgress.mock.calls).toEqual([[pending]]);
  await vi.advanceTimersByTimeAsync(60_000);
  await wait;
  expect(onProgress.mock.calls).toEqual([[pending], [pending], [success]]);
});

test("what onProgress throws ends the wait", async () => {
  const { users, times } = startJob(9);
  const stop = new Error("stop");
  const wait = users.waitForBulkOperation(7, {
    onProgress: () => {
      throw stop;
    },
  });
  await expect(wait).rejects.toBe(stop);
  expect(times).toHaveLength(1);
});

test.each([
  { deadline: 250, looks: 1 },
  { deadline: 251, looks: 2 },
  { deadline: 625, looks: 2 },
  { deadline: 626, looks: 3 },
])("a wait of at most $deadline ms takes $looks looks", async ({ deadline, looks }) => {
  const { users, times } = startJob(99);
  const wait = users.waitForBulkOperation(7, { deadline });
  const expected = expect(wait).rejects.toMatchObject({
    name: "UsersTimeoutError",
    message: `${what} is still pending, and the deadline is over; it may have been applied`,
    method: "GET",
    path: "/oserve/v1/bulk-operation/{operation_id}/",
    mayHaveBeenApplied: true,
    attempts: 1,
  });
  await vi.advanceTimersByTimeAsync(deadline);
  await expected;
  expect(times).toHaveLength(looks);
});

test("without a deadline there is none, however long the job takes", async () => {
  const { users, times } = startJob(500);
  const wait = users.waitForBulkOperation(7);
  await vi.advanceTimersByTimeAsync(5_000_000);
  expect(await wait).toEqual(success);
  expect(times).toHaveLength(501);
});

test("the deadline also ends a look that is not answered", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
  onTestFinished(() => void vi.useRealTimers());
  const users = createUsersClient({ token: "secret", fetch: () => new Promise(() => {}) });
  const ended = vi.fn();
  users.waitForBulkOperation(7, { deadline: 1000 }).catch(ended);
  await vi.advanceTimersByTimeAsync(2000);
  expect(ended).toHaveBeenCalledWith(expect.objectContaining({ name: "UsersTimeoutError" }));
});

test("a signal ends the wait in a pause", async () => {
  const { users, times } = startJob(9);
  const controller = new AbortController();
  const wait = users.waitForBulkOperation(7, { signal: controller.signal });
  const expected = expect(wait).rejects.toMatchObject({
    name: "UsersAbortError",
    message: `${what} was aborted; it may have been applied`,
    mayHaveBeenApplied: true,
    cause: "enough",
  });
  await vi.advanceTimersByTimeAsync(100);
  controller.abort("enough");
  await expected;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(times).toEqual([0]);
  expect(vi.getTimerCount()).toBe(0);
});

test.each(["failed", undefined, null, "SUCCESS"])(
  "the state %s is an error, not the end of the job",
  async (status) => {
    const server = await startUserServer({ before: () => ({ body: { ...job, status } }) });
    const onProgress = vi.fn();
    await expect(server.client().waitForBulkOperation(7, { retries: 0, onProgress })).rejects.toMatchObject({
      name: "UsersBodyError",
      message: `${what} answered 200: the state of the job is unknown (application/json); it may have been applied`,
    });
    expect(onProgress).not.toHaveBeenCalled();
  },
);

test("a job that does not exist is a 404", async () => {
  const server = await startUserServer();
  await expect(server.client().waitForBulkOperation(7)).rejects.toMatchObject({
    name: "UsersStatusError",
    status: 404,
    message: `${what} answered 404: not found; it may have been applied`,
    mayHaveBeenApplied: true,
  });
  expect(server.requests.map(({ method, path, query }) => ({ method, path, query }))).toEqual([
    { method: "GET", path: "/oserve/v1/bulk-operation/7/", query: {} },
  ]);
});

test("a job that was started in the background can be waited for", async () => {
  const server = await startUserServer({ users: people(3), jobs: { pending: 1 } });
  const users = server.client();
  const started = await users.updateWhere({ id: { $gt: 0 } }, { a: 1 }, { background: true });
  const { operation_id } = started as { operation_id: number };
  expect(await users.waitForBulkOperation(operation_id)).toMatchObject({
    id: operation_id,
    status: "success",
    modified_count: 3,
  });
});

test("a look that fails for a moment is made again", async () => {
  const random = vi.spyOn(Math, "random").mockReturnValue(0);
  onTestFinished(() => random.mockRestore());
  const server = await startUserServer({
    before: (_, index) => (index === 0 ? { status: 502 } : { body: success }),
  });
  expect(await server.client().waitForBulkOperation(7)).toEqual(success);
  expect(server.requests).toHaveLength(2);
});

test.each<[string, unknown, unknown, string]>([
  ["the id 0", 0, {}, "operation_id must be a positive integer, but it is 0"],
  ["no id", undefined, {}, "operation_id must be a positive integer, but it is undefined"],
  ["an unknown option", 7, { interval: 5 }, "waitForBulkOperation has no option interval"],
  ["a deadline of 0", 7, { deadline: 0 }, "deadline must be an integer from 1 to 2147483647, but it is 0"],
  ["options that are null", 7, null, "the options must be a plain object"],
])("waitForBulkOperation refuses %s and sends nothing", async (_, id, options, message) => {
  const server = await startUserServer();
  await expect(server.client().waitForBulkOperation(id as number, options as object)).rejects.toThrow(
    new TypeError(`${message}: nothing was sent`),
  );
  expect(server.requests).toEqual([]);
});
