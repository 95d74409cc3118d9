import { describe, expect, test } from "vitest";
import { startEmulator } from "../src/index.ts";
import { createCall } from "./call.ts";

const path = "/oserve/v1/miniapp/user-profile/";

const seed = [
  {
    id: 101,
    _profile_id: 11,
    _group: [258],
    created_at: 100,
    nickname: "Tom",
    gender: 1,
    openid: "o1",
    unionid: "u1",
    test: "x",
    language: "zh_CN",
  },
  {
    id: 102,
    _profile_id: 12,
    _group: [258, 360],
    created_at: 200,
    nickname: "Tommy",
    gender: 2,
    openid: "o2",
  },
  { id: 103, _profile_id: 13, created_at: 300, nickname: null, gender: 0, unionid: null },
];

async function start() {
  const emulator = await startEmulator({ seed });
  const call = createCall(emulator);
  const ids = async (query: Record<string, unknown>): Promise<number[]> =>
    (await call(path, { query })).json.objects.map(({ user_id }: { user_id: number }) => user_id);
  return Object.assign(emulator, { call, ids });
}

describe("profiles of v1", () => {
  test("have the id of the profile, the id of the user beside it, groups, and no custom columns", async () => {
    await using emulator = await start();
    const { json } = await emulator.call(path);
    expect(json.meta).toEqual({ limit: 20, offset: 0, next: null, previous: null, total_count: 3 });
    expect(json.objects[2]).toEqual({
      id: 11,
      user_id: 101,
      user_group: [258],
      created_at: 100,
      nickname: "Tom",
      gender: 1,
      openid: "o1",
      unionid: "u1",
    });
  });

  test("are found by the id of the profile", async () => {
    await using emulator = await start();
    expect((await emulator.call(`${path}12/`)).json).toMatchObject({ id: 12, user_id: 102 });
    expect((await emulator.call(`${path}102/`)).status).toBe(404);
  });

  test.each([
    [{ created_at__gte: 200 }, [103, 102]],
    [{ created_at__lte: 200 }, [102, 101]],
    [{ created_at__gte: 150, created_at__lte: 250 }, [102]],
    [{ gender: 0 }, [103]],
    [{ gender: 2 }, [102]],
    [{ group__in: "360" }, [102]],
    [{ group__in: "258,360" }, [102, 101]],
    [{ group__in: "1" }, []],
    [{ nickname: "Tom" }, [101]],
    [{ nickname__contains: "Tom" }, [102, 101]],
    [{ nickname__contains: "tom" }, []],
    [{ openid: "o2" }, [102]],
    [{ unionid: "u1" }, [101]],
    [{ gender: 1, nickname__contains: "Tom" }, [101]],
    [{ order_by: "created_at" }, [101, 102, 103]],
    [{ order_by: "-created_at" }, [103, 102, 101]],
    [{ limit: 1, offset: 1 }, [102]],
    [{ user_id: 999 }, []],
  ])("are filtered by %o", async (query, ids) => {
    await using emulator = await start();
    expect(await emulator.ids(query)).toEqual(ids);
  });

  test("always count all that match", async () => {
    await using emulator = await start();
    const { json } = await emulator.call(path, { query: { nickname__contains: "Tom", limit: 1 } });
    expect(json.meta).toEqual({
      limit: 1,
      offset: 0,
      next: `${path}?nickname__contains=Tom&limit=1&offset=1`,
      previous: null,
      total_count: 2,
    });
  });

  test("by user_id, are one profile, as the documentation shows", async () => {
    await using emulator = await start();
    expect((await emulator.call(path, { query: { user_id: 102 } })).json).toMatchObject({
      id: 12,
      user_id: 102,
    });
  });

  test.each([
    { order_by: "nickname" },
    { gender: 3 },
    { gender: "male" },
    { group__in: "a,b" },
    { created_at__gt: 1 },
    { created_at__gte: "2018-01-01" },
    { where: {} },
    { limit: 1001 },
  ])("refuse %o", async (query) => {
    await using emulator = await start();
    expect((await emulator.call(path, { query })).status).toBe(400);
  });
});

describe("users of v1", () => {
  test("have custom columns, are filtered by where, and always counted", async () => {
    await using emulator = await start();
    const { json } = await emulator.call("/oserve/v1/user/info/", { query: { where: { test: "x" } } });
    expect(json.meta.total_count).toBe(1);
    expect(json.objects).toEqual([emulator.users.read(101)]);
    expect((await emulator.call("/oserve/v1/user/info/101/")).json).toEqual(emulator.users.read(101));
    expect((await emulator.call("/oserve/v1/user/info/11/")).status).toBe(404);
  });

  test("are updated with the same body as later", async () => {
    await using emulator = await start();
    const { json } = await emulator.call("/oserve/v1/user/info/101/", { body: { score: { $incr_by: 2 } } });
    expect(json).toEqual(emulator.users.read(101));
    expect(json.score).toBe(2);
    const wrong = await emulator.call("/oserve/v1/user/info/101/", { body: { nickname: "x" } });
    expect(wrong.status).toBe(400);
  });
});
