import { describe, expect, test } from "vitest";
import { type EmulatorOptions, startEmulator } from "../src/index.ts";
import { createCall } from "./call.ts";

const path = "/oserve/v2.6/miniapp/user_profile/";

async function start(count: number, options: EmulatorOptions = {}) {
  const seed = Array.from({ length: count }, (_, index) => ({
    id: index + 1,
    created_at: 1_000 + index,
    score: index,
    tags: index % 3 === 0 ? null : ["a"],
  }));
  const emulator = await startEmulator({ seed, clock: () => 9_000_000, ...options });
  return Object.assign(emulator, { call: createCall(emulator) });
}

describe("a bulk update", () => {
  test("changes the users that match and no others, and accounts for each", async () => {
    await using emulator = await start(10);
    const { json } = await emulator.call(path, {
      query: { where: { score: { $gte: 7 } }, limit: 1000 },
      body: { test: "new", score: { $incr_by: 100 } },
    });
    expect(json).toEqual({
      operation_result: [10, 9, 8].map((id) => ({ success: { id, updated_at: 9_000 } })),
      succeed: 3,
      offset: 0,
      limit: 1000,
      next: null,
    });
    const changed = emulator.users.all().filter(({ test }) => test === "new");
    expect(changed.map(({ id, score }) => [id, score])).toEqual([
      [8, 107],
      [9, 108],
      [10, 109],
    ]);
    expect(emulator.users.all().filter(({ updated_at }) => updated_at === 9_000)).toHaveLength(3);
  });

  test("without limit changes 20, and says with next that there are more", async () => {
    await using emulator = await start(50);
    const { json } = await emulator.call(path, { query: { return_total_count: 1 }, body: { test: "new" } });
    expect(json).toMatchObject({ succeed: 20, limit: 20, offset: 0, total_count: 50 });
    expect(json.next).toBe(`${path}?limit=20&offset=20&return_total_count=1`);
    expect(emulator.users.all().filter(({ test }) => test === "new")).toHaveLength(20);
  });

  test("reaches everyone by following next, each once", async () => {
    await using emulator = await start(50);
    let next: string | null = `${path}?where=%7B%7D&limit=7`;
    while (next) next = (await emulator.call(next, { body: { level: { $incr_by: 1 } } })).json.next;
    expect(emulator.users.all().map(({ level }) => level)).toEqual(Array(50).fill(1));
  });

  test("skips users when next is followed although the update makes them no longer match", async () => {
    await using emulator = await start(40);
    let next: string | null = `${path}?where=${encodeURIComponent('{"test":{"$isnull":true}}')}&limit=10`;
    while (next) next = (await emulator.call(next, { body: { test: "done" } })).json.next;
    expect(emulator.users.all().filter(({ test }) => test === "done")).toHaveLength(20);
  });

  test("says of each row that it could not write, with MongoDB's number, and writes the others", async () => {
    await using emulator = await start(9);
    const { json } = await emulator.call(path, {
      query: { limit: 1000 },
      body: { tags: { $append: ["b"] } },
    });
    const errors = json.operation_result.filter((row: object) => "error" in row);
    expect(errors).toHaveLength(3);
    expect(errors[0].error.code).toBe(16837);
    expect(json.succeed).toBe(6);
    expect(emulator.users.all().map(({ tags }) => tags)).toEqual(
      Array.from({ length: 9 }, (_, index) => (index % 3 === 0 ? null : ["a", "b"])),
    );
  });

  test("is refused as a whole for a column or a filter that is wrong", async () => {
    await using emulator = await start(5);
    for (const [query, body] of [
      [{}, { nope: 1 }],
      [{}, { score: "text" }],
      [{ where: { nope: 1 } }, { score: 1 }],
      [{ limit: 1001 }, { score: 1 }],
      [{ limit: 0 }, { score: 1 }],
    ] as const) {
      expect((await emulator.call(path, { query, body })).status).toBe(400);
    }
    expect(emulator.users.all().map(({ score }) => score)).toEqual([0, 1, 2, 3, 4]);
  });
});

describe("a bulk update of more than 1000 users without limit", () => {
  test("goes on in the background, and changes each user that matches once", async () => {
    await using emulator = await start(2500);
    const { json } = await emulator.call(path, {
      query: { where: { score: { $gte: 100 } } },
      body: { level: { $incr_by: 1 } },
    });
    expect(json).toEqual({ status: "ok", operation_id: 1 });
    const pending = await emulator.call("/oserve/v1/bulk-operation/1/");
    expect(pending.json).toEqual({
      id: 1,
      schema_id: 1,
      schema_name: "_userprofile",
      operation: "update",
      status: "pending",
      created_at: 9_000,
      updated_at: 9_000,
    });
    await emulator.settle();
    const done = await emulator.call("/oserve/v1/bulk-operation/1/");
    expect(done.json).toMatchObject({ status: "success", matched_count: 2400, modified_count: 2400 });
    expect(emulator.users.all().filter(({ level }) => level === 1)).toHaveLength(2400);
    expect(emulator.users.all().filter(({ level }) => level === undefined)).toHaveLength(100);
  });

  test("counts the rows that it could not write", async () => {
    await using emulator = await start(1500);
    await emulator.call(path, { body: { tags: { $append: ["b"] } } });
    await emulator.settle();
    const { json } = await emulator.call("/oserve/v1/bulk-operation/1/");
    expect(json).toMatchObject({ status: "success", matched_count: 1500, modified_count: 1000 });
  });

  test("leaves out users who came after it started", async () => {
    await using emulator = await start(1500);
    await emulator.call(path, { body: { level: 1 } });
    await emulator.users.seed(500);
    await emulator.settle();
    const { json } = await emulator.call("/oserve/v1/bulk-operation/1/");
    expect(json).toMatchObject({ matched_count: 1500, modified_count: 1500 });
  });

  test("lets other requests in between, and none of them is undone", async () => {
    await using emulator = await start(3000);
    await emulator.call(path, { body: { level: { $incr_by: 1 } } });
    const { status } = await emulator.call(`${path}3000/`, { body: { level: { $incr_by: 10 } } });
    expect(status).toBe(200);
    const { json } = await emulator.call("/oserve/v1/bulk-operation/1/");
    expect(json.status).toBe("pending");
    await emulator.settle();
    expect(emulator.users.read(3000)?.level).toBe(11);
  });

  test("an id that is not one of a job is a 404, and so is one of another environment", async () => {
    await using emulator = await start(1001);
    await emulator.call(path, { body: { level: 1 } });
    expect((await emulator.call("/oserve/v1/bulk-operation/2/")).status).toBe(404);
    const headers = { "X-Hydrogen-Env-ID": "test" };
    expect((await emulator.call("/oserve/v1/bulk-operation/1/", { headers })).status).toBe(404);
  });
});
