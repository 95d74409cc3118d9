import { describe, expect, test } from "vitest";
import { startEmulator } from "../src/index.ts";
import { createCall } from "./call.ts";

const path = "/oserve/v2.2/miniapp/user_profile/";

async function start(count = 25) {
  const seed = Array.from({ length: count }, (_, index) => ({
    id: index + 1,
    created_at: 1_000 + Math.floor(index / 3),
    score: index % 5,
    test: index % 2 === 0 ? "even" : "odd",
    tags: ["a"],
    location: null,
  }));
  const emulator = await startEmulator({ seed });
  const call = createCall(emulator);
  const ids = async (query: Record<string, unknown>): Promise<number[]> =>
    (await call(path, { query })).json.objects.map(({ id }: { id: number }) => id);
  return Object.assign(emulator, { call, ids });
}

describe("a list", () => {
  test("is of the newest 20, without a count", async () => {
    await using emulator = await start();
    const { json } = await emulator.call(path);
    expect(json.meta).toEqual({ limit: 20, offset: 0, next: `${path}?limit=20&offset=20`, previous: null });
    expect(json.objects.map(({ id }: { id: number }) => id)).toEqual(
      Array.from({ length: 20 }, (_, index) => 25 - index),
    );
  });

  test("counts when it is asked to", async () => {
    await using emulator = await start();
    const { json } = await emulator.call(path, {
      query: { where: { test: "even" }, limit: 1, return_total_count: 1 },
    });
    expect(json.meta.total_count).toBe(13);
    const without = await emulator.call(path, { query: { return_total_count: 0 } });
    expect(without.json.meta).not.toHaveProperty("total_count");
  });

  test("has links that lead to its end and back, with the same query", async () => {
    await using emulator = await start();
    const query = { where: { test: "even" }, order_by: "-score,id", limit: 4, return_total_count: 1 };
    const pages = [await emulator.call(path, { query })];
    while (pages.at(-1)?.json.meta.next) pages.push(await emulator.call(pages.at(-1)?.json.meta.next));
    expect(pages.map(({ json }) => json.objects.length)).toEqual([4, 4, 4, 1]);
    expect(pages.map(({ json }) => json.meta.total_count)).toEqual([13, 13, 13, 13]);
    const whole = await emulator.ids({ ...query, limit: 1000 });
    expect(pages.flatMap(({ json }) => json.objects.map(({ id }: { id: number }) => id))).toEqual(whole);
    expect(pages[1]?.json.meta.next).toBe(
      `${path}?where=%7B%22test%22%3A%22even%22%7D&order_by=-score%2Cid&limit=4&offset=8&return_total_count=1`,
    );
    const back = await emulator.call(pages[2]?.json.meta.previous);
    expect(back.text).toBe(pages[1]?.text);
  });

  test("ends exactly at the last user", async () => {
    await using emulator = await start(20);
    expect((await emulator.call(path)).json.meta.next).toBeNull();
    const beyond = await emulator.call(path, { query: { offset: 100 } });
    expect(beyond.json).toEqual({
      meta: { limit: 20, offset: 100, next: null, previous: `${path}?limit=20&offset=80` },
      objects: [],
    });
  });

  test("is sorted by several columns, users that are equal in all of them by their creation", async () => {
    await using emulator = await start(10);
    expect(await emulator.ids({ order_by: "created_at" })).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(await emulator.ids({ order_by: "-test,score" })).toEqual([6, 2, 8, 4, 10, 1, 7, 3, 9, 5]);
    expect(await emulator.ids({ order_by: "score,-id" })).toEqual([6, 1, 7, 2, 8, 3, 9, 4, 10, 5]);
  });

  test("starts with users without a value when it rises, and ends with them when it falls", async () => {
    await using emulator = await startEmulator({
      seed: [{ id: 1, score: 1 }, { id: 2 }, { id: 3, score: null }, { id: 4, score: -1 }],
    });
    const call = createCall(emulator);
    const order = async (order_by: string) =>
      (await call(path, { query: { order_by } })).json.objects.map(({ id }: { id: number }) => id);
    expect(await order("score")).toEqual([2, 3, 4, 1]);
    expect(await order("-score")).toEqual([1, 4, 3, 2]);
  });

  test.each(["gender", "country", "province", "city", "language", "-gender", "created_at,city"])(
    "cannot be sorted by %s",
    async (order_by) => {
      await using emulator = await start(1);
      const { status, json } = await emulator.call(path, { query: { order_by } });
      expect(status).toBe(400);
      expect(json.error_msg).toBe(`order_by: cannot sort by ${order_by.split(",").at(-1)?.replace("-", "")}`);
    },
  );

  test.each([
    [{ order_by: "nope" }, "order_by: there is no column nope"],
    [{ order_by: "tags" }, "order_by: cannot sort by tags"],
    [{ order_by: "location" }, "order_by: cannot sort by location"],
    [
      { order_by: "created_at;drop" },
      "order_by must be the names of columns, separated by commas, each with a minus sign for descending order",
    ],
    [{ order_by: "" }, "order_by is empty"],
    [{ limit: 0 }, "limit must be >= 1"],
    [{ limit: 1001 }, "limit must be <= 1000"],
    [{ limit: "ten" }, "Request query parameter limit must be integer"],
    [{ offset: -1 }, "offset must be >= 0"],
    [{ return_total_count: 2 }, "return_total_count must be one of 0, 1"],
    [{ wher: "{}" }, "listUsers has no query parameter wher"],
    [{ where: "{" }, "where is not JSON"],
    [{ where: "[]" }, "where must be object"],
  ])("refuses %o with a sentence", async (query, sentence) => {
    await using emulator = await start(1);
    const { status, json } = await emulator.call(path, { query });
    expect([status, json.error_msg]).toEqual([400, sentence]);
  });

  test("of an environment shows its users and no others", async () => {
    await using emulator = await start(2);
    await emulator.users.seed([{ id: 7, test: "there" }], { env: "test-1" });
    const inTest = await emulator.call(path, { headers: { "X-Hydrogen-Env-ID": "test-1" } });
    expect(inTest.json.objects.map(({ id }: { id: number }) => id)).toEqual([7]);
    expect((await emulator.call(path)).json.objects).toHaveLength(2);
    const nowhere = await emulator.call(path, { headers: { "X-Hydrogen-Env-ID": "nobody" } });
    expect(nowhere.json.objects).toEqual([]);
    expect((await emulator.call(`${path}7/`)).status).toBe(404);
    const empty = await emulator.call(path, { headers: { "X-Hydrogen-Env-ID": "" } });
    expect([empty.status, empty.json.error_msg]).toEqual([400, "the header X-Hydrogen-Env-ID is empty"]);
  });
});

describe("a user", () => {
  test("is shown with all columns", async () => {
    await using emulator = await startEmulator();
    const { json } = await createCall(emulator)(`${path}70695404/`);
    expect(json).toMatchObject({ id: 70695404, test: "test", unionid: null });
    expect(json).toEqual(emulator.users.read(70695404));
  });

  test.each([
    "0",
    "-1",
    "abc",
    "1e3",
    "0x10",
    "01",
    "9007199254740993",
    "99999999999999999999",
    "%20",
    "1%2F2",
    "null",
  ])("with the id %s is a 404", async (id) => {
    await using emulator = await start(16);
    expect((await emulator.call(`${path}${id}/`)).status).toBe(404);
  });

  test.each([
    ["/oserve/v2.2/miniapp/user_profile", "the slash at the end is missing"],
    ["/oserve/v2.2/miniapp/user_profile//", "must be integer"],
    ["/oserve/v2.2/miniapp/user-profile/1/", "did you mean /oserve/v2.2/miniapp/user_profile/…/?"],
    ["/oserve/v9/nothing/13800000000/", "the API has no /oserve/v9/…/…/"],
  ])("a wrong path such as %s is a 404 with a hint", async (wrong, hint) => {
    await using emulator = await start(1);
    const { status, json } = await emulator.call(wrong);
    expect(status).toBe(404);
    expect(json.error_msg).toContain(hint);
  });

  test("a wrong method is a 405 that says which ones there are", async () => {
    await using emulator = await start(1);
    const response = await fetch(`${emulator.url}${path}1/`, { method: "DELETE" });
    expect(response.status).toBe(405);
    expect(response.headers.get("allow")).toBe("GET");
    expect(emulator.users.count()).toBe(1);
  });

  test("a URL that is too long is a 502, as on the service", async () => {
    await using emulator = await start(1);
    const where = JSON.stringify({ test: "x".repeat(17_000) });
    expect((await emulator.call(path, { query: { where } })).status).toBe(502);
    const fits = JSON.stringify({ test: "x".repeat(16_000) });
    expect((await emulator.call(path, { query: { where: fits } })).status).toBe(200);
  });
});
