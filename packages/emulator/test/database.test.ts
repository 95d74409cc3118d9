import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, test, vi } from "vitest";
import { startEmulator } from "../src/index.ts";
import { createCall } from "./call.ts";
import { temporaryFolder } from "./started.ts";

const list = "/oserve/v2.2/miniapp/user_profile/";

describe("a database file", () => {
  test("keeps users, environments, logins, bulk operations and tokens", async () => {
    const db = join(temporaryFolder(), "users.db");
    const refresh = async (
      emulator: { url: string; token: string; clientId: string; clientSecret: string },
      refresh_token: string,
    ) =>
      (
        await createCall(emulator)("/api/oauth2/access_token/", {
          method: "POST",
          body: {
            client_id: emulator.clientId,
            client_secret: emulator.clientSecret,
            grant_type: "refresh_token",
            refresh_token,
          },
        })
      ).json;
    let token = "";
    {
      await using emulator = await startEmulator({ db, seed: 1100 });
      await emulator.users.seed([{ id: 5, test: "there" }], { env: "test" });
      const call = createCall(emulator);
      await call("/oserve/v2.6/miniapp/user_profile/", { body: { nick2: "new" } });
      await call("/oserve/v2.1/miniapp/user/account/100000001/", {
        body: { username: "Tom", new_password: "correct-horse" },
      });
      await emulator.settle();
      token = (await refresh(emulator, "fedcba9876543210fedcba9876543210fedcba98")).access_token;
    }
    await using emulator = await startEmulator({ db, seed: 7 });
    const call = createCall({ url: emulator.url, token });
    expect(emulator.users.count()).toBe(1100);
    expect((await call(list, { headers: { "X-Hydrogen-Env-ID": "test" } })).json.objects).toMatchObject([
      { id: 5, test: "there" },
    ]);
    expect((await call("/oserve/v1/bulk-operation/1/")).json).toMatchObject({
      status: "success",
      modified_count: 1100,
    });
    expect(await emulator.users.checkPassword(100_000_001, "correct-horse")).toBe(true);
    const taken = await call("/oserve/v2.1/miniapp/user/account/100000002/", { body: { username: "TOM" } });
    expect(taken.status).toBe(400);
  });

  test("is for one emulator at a time", async () => {
    const db = join(temporaryFolder(), "users.db");
    await using first = await startEmulator({ db, seed: 1 });
    await expect(startEmulator({ db })).rejects.toThrow(
      `the database ${db} cannot be used: another emulator has it open`,
    );
    expect((await createCall(first)(list)).status).toBe(200);
  });

  test("is not filled by a start that fails", async () => {
    const db = join(temporaryFolder(), "users.db");
    await using other = await startEmulator({ seed: 1 });
    await expect(startEmulator({ db, port: other.port, seed: 50 })).rejects.toThrow("is taken");
    await using emulator = await startEmulator({ db, seed: 3 });
    expect(emulator.users.count()).toBe(3);
  });

  test("with users in a test environment only loses none of them to a start that fails", async () => {
    const db = join(temporaryFolder(), "users.db");
    {
      await using emulator = await startEmulator({ db, seed: [] });
      await emulator.users.seed([{ id: 5 }], { env: "test" });
    }
    await using other = await startEmulator({ seed: 1 });
    await expect(startEmulator({ db, port: other.port })).rejects.toThrow("is taken");
    await using emulator = await startEmulator({ db });
    expect([emulator.users.count({ env: "test" }), emulator.users.count()]).toEqual([1, 0]);
  });

  test("keeps its columns' types", async () => {
    const db = join(temporaryFolder(), "users.db");
    await (await startEmulator({ db, schema: [{ name: "a", type: "date" }], seed: 1 })).close();
    await expect(startEmulator({ db, schema: [{ name: "a", type: "number" }] })).rejects.toThrow(
      "the column a is date in this database and number in the schema: use another file",
    );
  });

  test("that is not the emulator's is left alone", async () => {
    const folder = temporaryFolder();
    const foreign = join(folder, "foreign.db");
    const other = new DatabaseSync(foreign);
    other.exec("CREATE TABLE users (id INTEGER)");
    other.close();
    const before = readFileSync(foreign);
    await expect(startEmulator({ db: foreign })).rejects.toThrow("it is a database of something else");
    const text = join(folder, "text.db");
    writeFileSync(text, "hello, this is not a database at all".repeat(50));
    await expect(startEmulator({ db: text })).rejects.toThrow("it is not a SQLite database");
    expect(readFileSync(foreign)).toEqual(before);
  });

  test("can be opened with other columns later", async () => {
    const db = join(temporaryFolder(), "users.db");
    {
      await using emulator = await startEmulator({
        db,
        schema: [{ name: "old", type: "string" }],
        seed: [{ id: 1, old: "a" }],
      });
      expect(emulator.users.read(1)).toMatchObject({ old: "a" });
    }
    await using emulator = await startEmulator({ db, schema: [{ name: "fresh", type: "integer" }] });
    const call = createCall(emulator);
    await call("/oserve/v2.6/miniapp/user_profile/1/", { body: { fresh: 5 } });
    const { json } = await call(list, { query: { where: { fresh: { $gte: 5 } }, order_by: "-fresh" } });
    expect(json.objects).toMatchObject([{ id: 1, old: "a", fresh: 5 }]);
  });
});

test("a bulk update that cannot go on after a start, since its column is gone, ends with fewer changes than matches", async () => {
  const db = join(temporaryFolder(), "users.db");
  const path = "/oserve/v2.6/miniapp/user_profile/";
  {
    await using emulator = await startEmulator({
      db,
      schema: [{ name: "old", type: "integer" }],
      seed: 1500,
    });
    await createCall(emulator)(path, { body: { old: { $incr_by: 1000 } } });
  }
  const printed = vi.spyOn(console, "error").mockImplementation(() => {});
  await using emulator = await startEmulator({ db, schema: [] });
  await emulator.settle();
  const { json } = await createCall(emulator)("/oserve/v1/bulk-operation/1/");
  expect(json).toMatchObject({ status: "success", matched_count: 1500 });
  expect(json.modified_count).toBeLessThan(1500);
  expect(printed.mock.calls).toEqual([
    ["minapp-users-emulator: bulk operation 1 was given up: old: there is no such column"],
  ]);
});

describe("seeding", () => {
  test("is all or nothing", async () => {
    await using emulator = await startEmulator({ seed: [] });
    await expect(emulator.users.seed([{ id: 1 }, { id: 2 }, { id: 1 }])).rejects.toThrow(
      "two users have the same id",
    );
    await expect(emulator.users.seed([{ _username: "Tom" }, { _username: "TOM" }])).rejects.toThrow(
      "the same username",
    );
    expect(emulator.users.count()).toBe(0);
  });

  test("and reset happen one after the other, and nobody meets half of one", async () => {
    await using emulator = await startEmulator({
      seed: [{ _password: "correct-horse" }, {}],
      clock: () => 5_000,
    });
    const first = emulator.users.all();
    const call = createCall(emulator);
    const counts: number[] = [];
    const resets = Promise.all([
      emulator.reset(),
      emulator.reset(),
      emulator.users.seed([{}]),
      emulator.reset(),
    ]);
    const looking = (async () => {
      for (let look = 0; look < 20; look++) {
        counts.push((await call(list, { query: { return_total_count: 1 } })).json.meta.total_count);
      }
    })();
    await Promise.all([resets, looking]);
    expect(counts.filter((count) => count !== 2 && count !== 3)).toEqual([]);
    expect(emulator.users.all()).toEqual(first);
  });

  test("leaves numbers that are given to those who are given them", async () => {
    await using emulator = await startEmulator({ seed: [{ id: 100_000_002, _profile_id: 2 }, {}, {}] });
    expect(emulator.users.count()).toBe(3);
  });

  test.each([
    [{ gender: 9 }, "gender of user 1 of the seed must be one of 0, 1, 2"],
    [{ country: null }, "country of user 1 of the seed must be string"],
    [{ created_at: -5 }, "created_at of user 1 of the seed must be >= 0"],
  ])("refuses what the API could not show, such as %j", async (user, sentence) => {
    await expect(startEmulator({ seed: [user] as never })).rejects.toThrow(sentence);
  });

  test("makes up the same users each time, more of them without a clash", async () => {
    await using one = await startEmulator({ seed: 30 });
    await using other = await startEmulator({ seed: 30 });
    expect(one.users.all()).toEqual(other.users.all());
    await one.users.seed(30);
    await one.users.seed([{ test: "last" }]);
    expect(new Set(one.users.all().map(({ id }) => id)).size).toBe(61);
  });

  test("has the users of the spec's examples to begin with, 100 in all", async () => {
    await using emulator = await startEmulator();
    expect(emulator.users.count()).toBe(100);
    for (const id of [64501217, 70695404, 36619701, 180889312739596])
      expect(emulator.users.read(id)).toMatchObject({ id });
  });

  test("makes up users that fit any schema", async () => {
    const types = [
      "string",
      "integer",
      "number",
      "boolean",
      "date",
      "object",
      "file",
      "geojson",
      "reference",
    ];
    const schema = [
      ...types.map((type) => ({ name: `a_${type}`, type, constraints: { required: true } })),
      ...types.map((type) => ({
        name: `many_${type}`,
        type: "array",
        items: { type },
        constraints: { required: true },
      })),
    ];
    await using emulator = await startEmulator({ schema, seed: 20 });
    const users = emulator.users.all();
    await using again = await startEmulator({ schema, seed: users }); // which checks every value
    expect(again.users.all()).toEqual(users);
    expect(Object.keys(users[0] ?? {})).toEqual(expect.arrayContaining(schema.map(({ name }) => name)));
  });

  test("snapshots hold every environment, and one that is younger is empty again", async () => {
    await using emulator = await startEmulator({ seed: 3 });
    await emulator.users.seed(2, { env: "a" });
    const name = emulator.users.snapshot();
    await emulator.users.seed(5, { env: "a" });
    await emulator.users.seed(5, { env: "b" });
    emulator.users.restore(name);
    expect(["", "a", "b"].map((env) => emulator.users.count({ env }))).toEqual([3, 2, 0]);
    emulator.users.restore(name);
    expect(emulator.users.count()).toBe(3);
    emulator.users.snapshot(name); // the same name again
    await emulator.users.seed(3000);
    await createCall(emulator)("/oserve/v2.6/miniapp/user_profile/", { body: { nick2: "new" } });
    emulator.users.snapshot("pending");
    await emulator.settle();
    emulator.users.restore("pending"); // the bulk update goes on where it was
    await emulator.settle();
    const { json } = await createCall(emulator)("/oserve/v1/bulk-operation/1/");
    expect(json).toMatchObject({ status: "success", matched_count: 3003, modified_count: 3003 });
    expect(() => emulator.users.restore("nope")).toThrow('there is no snapshot "nope"');
  });
});

describe("a schema", () => {
  test.each<[unknown, string]>([
    [{}, 'the schema must be a list of fields, or have one in "fields" or "schema.fields"'],
    [
      [{ type: "string" }],
      "field 1 of the schema needs a name: a letter, then letters, digits and underscores, 32 at most",
    ],
    [[{ name: "1x", type: "string" }], "field 1 of the schema needs a name"],
    [[{ name: "x", type: "text" }], "the type of x in the schema must be one of string, integer"],
    [[{ name: "x", type: "array" }], "items.type of x in the schema must be one of string, integer"],
    [
      [
        { name: "x", type: "string" },
        { name: "x", type: "string" },
      ],
      "the schema has two fields of the name x",
    ],
    [[null], "field 1 of the schema must be an object"],
  ])("%j is refused: %s", async (schema, sentence) => {
    await expect(startEmulator({ schema: schema as never })).rejects.toThrow(sentence);
  });

  test("is taken as MinApp shows a table, built-in columns and all", async () => {
    const fields = [
      { name: "id", type: "id", description: "id" },
      { name: "_username", type: "string" },
      { name: "created_at", type: "date" },
      {
        name: "points",
        type: "integer",
        constraints: { required: false },
        default: 0,
        acl: { clientVisible: true },
      },
    ];
    await using emulator = await startEmulator({
      schema: { schema: { fields } },
      seed: [{ id: 1, points: 1 }],
    });
    expect(emulator.users.read(1)).toMatchObject({ points: 1 });
  });
});
