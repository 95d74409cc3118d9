import { describe, expect, test } from "vitest";
import { type EmulatorOptions, type Quirks, startEmulator } from "../src/index.ts";
import { quirks as choices, readQuirks } from "../src/quirks.ts";
import { createCall } from "./call.ts";

const read = "/oserve/v2.2/miniapp/user_profile/";
const write = "/oserve/v2.6/miniapp/user_profile/";

async function start(quirks: Partial<Quirks>, options: EmulatorOptions = {}) {
  const seed = [
    { id: 1, _profile_id: 2, test: "", score: 0, _email: "tom@example.com", _email_verified: true },
    { id: 2, _profile_id: 1, test: "a", score: 5 },
    { id: 3, score: 3 },
  ];
  const emulator = await startEmulator({ seed, quirks, ...options });
  const call = createCall(emulator);
  const ids = async (where: unknown): Promise<number[]> =>
    (await call(read, { query: { where, order_by: "id" } })).json.objects.map(({ id }: { id: number }) => id);
  return Object.assign(emulator, { call, ids });
}

/** What each choice of a quirk does, the default first. A quirk without an entry here does not compile. */
const effects: { [Name in keyof Quirks]: Record<Quirks[Name], () => Promise<void>> } = {
  range_end: {
    excluded: async () =>
      expect(await ids({ range_end: "excluded" }, { score: { $range: [0, 5] } })).toEqual([1, 3]),
    included: async () =>
      expect(await ids({ range_end: "included" }, { score: { $range: [0, 5] } })).toEqual([1, 2, 3]),
  },
  exists: {
    key: async () => expect(await ids({ exists: "key" }, { test: { $exists: true } })).toEqual([1, 2]),
    non_empty: async () =>
      expect(await ids({ exists: "non_empty" }, { test: { $exists: true } })).toEqual([2]),
  },
  bulk_default_limit: {
    "20": () => bulkOf30({ bulk_default_limit: "20" }, 20),
    "1000": () => bulkOf30({ bulk_default_limit: "1000" }, 30),
  },
  bulk_limit_above_1000: {
    refuse: async () => {
      await using emulator = await start({ bulk_limit_above_1000: "refuse" }, { seed: 1200 });
      expect((await emulator.call(write, { query: { limit: 2000 }, body: { level: 1 } })).status).toBe(400);
    },
    all: async () => {
      await using emulator = await start({ bulk_limit_above_1000: "all" }, { seed: 1200 });
      const { json } = await emulator.call(write, { query: { limit: 1001 }, body: { test: "new" } });
      expect(json).toEqual({ status: "ok", operation_id: 1 });
      await emulator.settle();
      expect(emulator.users.all().filter((user) => user.test === "new")).toHaveLength(1200);
    },
  },
  list_limit_above_1000: {
    refuse: async () => {
      await using emulator = await start({ list_limit_above_1000: "refuse" });
      expect((await emulator.call(read, { query: { limit: 1001 } })).status).toBe(400);
    },
    lower: async () => {
      await using emulator = await start({ list_limit_above_1000: "lower" }, { seed: 1200 });
      const { json } = await emulator.call(read, { query: { limit: 2000 } });
      expect(json.meta.limit).toBe(1000);
      expect(json.objects).toHaveLength(1000);
      expect(json.meta.next).toBe(`${read}?limit=1000&offset=1000`);
    },
  },
  type_conflict: {
    refuse: () => expectUpdate({ type_conflict: "refuse" }, { score: "text", level: 1 }, 400, {}),
    drop: async () => {
      await expectUpdate({ type_conflict: "drop" }, { score: "text", level: 1 }, 200, { level: 1 });
      await expectUpdate({ type_conflict: "drop" }, { score: "text" }, 400, {});
    },
  },
  unknown_columns: {
    refuse: () => expectUpdate({ unknown_columns: "refuse" }, { nope: 1, nickname: "x", level: 1 }, 400, {}),
    drop: () =>
      expectUpdate({ unknown_columns: "drop" }, { nope: 1, nickname: "x", level: 1 }, 200, { level: 1 }),
  },
  writable_built_ins: {
    none: () => expectUpdate({ writable_built_ins: "none" }, { nickname: "x" }, 400, {}),
    profile: async () => {
      await expectUpdate({ writable_built_ins: "profile" }, { nickname: "x", gender: 2 }, 200, {
        nickname: "x",
        gender: 2,
      });
      await expectUpdate({ writable_built_ins: "profile" }, { openid: "x" }, 400, {});
      await expectUpdate({ writable_built_ins: "profile" }, { gender: 7 }, 400, {});
      await expectUpdate({ writable_built_ins: "profile" }, { country: null }, 400, {});
    },
  },
  bulk_success_id: {
    integer: async () =>
      expect(await bulk({ bulk_success_id: "integer" })).toHaveProperty("operation_result.0.success.id", 3),
    string: async () =>
      expect(await bulk({ bulk_success_id: "string" })).toHaveProperty("operation_result.0.success.id", "3"),
  },
  bulk_operation_result: {
    present: async () =>
      expect(await bulk({ bulk_operation_result: "present" })).toHaveProperty("operation_result"),
    absent: async () =>
      expect(await bulk({ bulk_operation_result: "absent" })).not.toHaveProperty("operation_result"),
  },
  next_link: {
    path: async () => {
      await using emulator = await start({ next_link: "path" });
      const { json } = await emulator.call(read, { query: { limit: 1 } });
      expect(json.meta.next).toBe(`${read}?limit=1&offset=1`);
    },
    url: async () => {
      await using emulator = await start({ next_link: "url" });
      const { json } = await emulator.call(read, { query: { limit: 1 } });
      expect(json.meta.next).toBe(`${emulator.url}${read}?limit=1&offset=1`);
    },
  },
  v1_user_id: {
    profile: async () =>
      expect(await profiles({ v1_user_id: "profile" })).toMatchObject({ id: 1, user_id: 2 }),
    list: async () =>
      expect(await profiles({ v1_user_id: "list" })).toMatchObject({
        meta: { total_count: 1 },
        objects: [{ user_id: 2 }],
      }),
  },
  v1_profile_id: {
    profile: async () => {
      await using emulator = await start({ v1_profile_id: "profile" });
      expect((await emulator.call("/oserve/v1/miniapp/user-profile/1/")).json.user_id).toBe(2);
    },
    user: async () => {
      await using emulator = await start({ v1_profile_id: "user" });
      expect((await emulator.call("/oserve/v1/miniapp/user-profile/1/")).json.user_id).toBe(1);
    },
  },
  email_change: {
    unverified: async () => expect(await changeEmail({ email_change: "unverified" })).toBe(false),
    kept: async () => expect(await changeEmail({ email_change: "kept" })).toBe(true),
  },
  unsortable: {
    five: async () => expect(await sortStatus({ unsortable: "five" })).toEqual([200, 400]),
    more: async () => expect(await sortStatus({ unsortable: "more" })).toEqual([400, 400]),
  },
  unknown_parameters: {
    refuse: async () => {
      await using emulator = await start({ unknown_parameters: "refuse" });
      expect((await emulator.call(read, { query: { keys: "id" } })).status).toBe(400);
    },
    ignore: async () => {
      await using emulator = await start({ unknown_parameters: "ignore" });
      expect((await emulator.call(read, { query: { keys: "id" } })).json.objects).toHaveLength(3);
      expect((await emulator.call(read, { query: { keys: "id", limit: 0 } })).status).toBe(400);
    },
  },
  where_unknown_columns: {
    refuse: async () => {
      await using emulator = await start({ where_unknown_columns: "refuse" });
      expect((await emulator.call(read, { query: { where: { nope: 1 } } })).status).toBe(400);
    },
    missing: async () => {
      expect(await ids({ where_unknown_columns: "missing" }, { nope: 1 })).toEqual([]);
      expect(await ids({ where_unknown_columns: "missing" }, { nope: { $ne: 1 } })).toEqual([1, 2, 3]);
      expect(await ids({ where_unknown_columns: "missing" }, { nope: { $isnull: true } })).toEqual([1, 2, 3]);
    },
  },
};

async function ids(quirks: Partial<Quirks>, where: unknown): Promise<number[]> {
  await using emulator = await start(quirks);
  return await emulator.ids(where);
}

async function bulkOf30(quirks: Partial<Quirks>, succeed: number): Promise<void> {
  await using emulator = await start(quirks, { seed: 30 });
  expect((await emulator.call(write, { body: { level: 1 } })).json).toMatchObject({ succeed });
}

async function bulk(quirks: Partial<Quirks>): Promise<unknown> {
  await using emulator = await start(quirks);
  return (await emulator.call(write, { query: { limit: 1 }, body: { level: 1 } })).json;
}

async function expectUpdate(
  quirks: Partial<Quirks>,
  body: unknown,
  status: number,
  changed: object,
): Promise<void> {
  await using emulator = await start(quirks, {
    clock: () => 1_000,
    seed: [{ id: 1, score: 7, created_at: 1 }],
  });
  expect((await emulator.call(`${write}1/`, { body })).status).toBe(status);
  const row = { id: 1, score: 7, created_at: 1, created_by: 1, updated_at: 1, ...changed };
  expect(emulator.users.read(1)).toEqual(row);
}

async function profiles(quirks: Partial<Quirks>): Promise<unknown> {
  await using emulator = await start(quirks);
  return (await emulator.call("/oserve/v1/miniapp/user-profile/", { query: { user_id: 2 } })).json;
}

async function changeEmail(quirks: Partial<Quirks>): Promise<boolean> {
  await using emulator = await start(quirks);
  const { json } = await emulator.call("/oserve/v2.1/miniapp/user/account/1/", {
    body: { email: "new@example.com" },
  });
  return json.email_verified;
}

async function sortStatus(quirks: Partial<Quirks>): Promise<number[]> {
  await using emulator = await start(quirks);
  const [email, gender] = ["_email", "gender"].map((order_by) =>
    emulator.call(read, { query: { order_by } }),
  );
  return [(await email)?.status ?? 0, (await gender)?.status ?? 0];
}

describe.each(Object.keys(choices) as (keyof Quirks)[])("the quirk %s", (name) => {
  test.each(choices[name])("%s", async (value) => {
    await (effects[name] as Record<string, () => Promise<void>>)[value]?.();
    expect.hasAssertions();
  });
});

test("the first choice of each quirk is the one without a switch", () => {
  const usual = Object.entries(choices).map(([name, [first]]) => [name, first]);
  expect(readQuirks({})).toEqual(Object.fromEntries(usual));
});

test("a quirk or a choice that does not exist is refused in one sentence", async () => {
  await expect(startEmulator({ quirks: { nope: "x" } as never })).rejects.toThrow(
    'there is no quirk "nope": they are range_end',
  );
  await expect(startEmulator({ quirks: { exists: "x" } as never })).rejects.toThrow(
    'the quirk exists must be key or non_empty, but it is "x"',
  );
});
