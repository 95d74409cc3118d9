import { expectTypeOf, test } from "vitest";
import { createUsersClient, type User, type UserUpdate, type Where } from "../src/index.ts";
import { and, contains, gte, oneOf } from "../src/where/index.ts";

interface Columns {
  score: number;
  test: string;
  vip: boolean;
  tags: string[];
  address: { city: string; zip?: string };
}

const users = createUsersClient<Columns>({ token: "token" });

test("custom columns are typed in results, and can be missing or null", () => {
  expectTypeOf(users.get(1)).resolves.toHaveProperty("score").toEqualTypeOf<number | null | undefined>();
  expectTypeOf(users.get(1)).resolves.toHaveProperty("tags").toEqualTypeOf<string[] | null | undefined>();
  expectTypeOf(users.get(1)).resolves.toHaveProperty("id").toEqualTypeOf<number>();
  expectTypeOf<User<Columns>>().not.toHaveProperty("scroe");
  expectTypeOf<Awaited<ReturnType<typeof users.list>>["objects"][number]["vip"]>().toEqualTypeOf<
    boolean | null | undefined
  >();
});

test("a where has operators that fit the column", () => {
  users.list({ where: { score: { $gte: 10 }, test: { $contains: "x" }, tags: { $all: ["a"] } } });
  users.list({ where: { $or: [{ vip: true }, { $and: [{ score: { $range: [1, 2] } }] }] } });
  users.list({ where: { nickname: { $icontains: "x" }, id: { $in: [1, 2] }, gender: { $in: [0, 1] } } });
  users.list({ where: { _group: { $in: [1] }, "address.city": "x", address: { $has_key: "zip" } } });
  users.list({ where: { test: { $gte: new Date() }, created_at: { $lt: 1 }, unionid: null } });
  const ids = [1, 2] as const;
  users.list({ where: { id: { $in: ids } } });
  // @ts-expect-error: no such column
  users.list({ where: { scroe: { $gte: 10 } } });
  // @ts-expect-error: a number
  users.list({ where: { score: { $gte: "10" } } });
  // @ts-expect-error: numbers contain nothing
  users.list({ where: { score: { $contains: "1" } } });
  // @ts-expect-error: booleans have no order
  users.list({ where: { vip: { $gt: false } } });
  // @ts-expect-error: no such operator
  users.list({ where: { test: { $like: "x" } } });
  // @ts-expect-error: items are strings
  users.list({ where: { tags: { $in: [1] } } });
  // @ts-expect-error: three levels down
  users.list({ where: { $or: [{ $and: [{ vip: { $gt: true } }] }] } });
  // @ts-expect-error: an array column has no bare value
  users.list({ where: { tags: ["a"] } });
});

test("an update has operations that fit the column", () => {
  users.update(1, { score: { $incr_by: 1 }, tags: { $append_unique: ["vip"] }, test: null, vip: true });
  users.update(1, { tags: { $pop: -1 }, address: { $update: { city: "x" } }, $unset: { test: "" } });
  users.update(1, { $set: { score: { $incr_by: 1 } }, "address.zip": "1", tags: ["a"] as const });
  const patch: Pick<Columns, "score"> = { score: 1 };
  users.update(1, patch);
  // @ts-expect-error: no such column
  users.update(1, { scroe: 1 });
  // @ts-expect-error: a built-in column
  users.update(1, { nickname: "x" });
  // @ts-expect-error: strings do not add
  users.update(1, { test: { $incr_by: 1 } });
  // @ts-expect-error: numbers do not append
  users.update(1, { score: { $append: [1] } });
  // @ts-expect-error: items are strings
  users.update(1, { tags: { $append: [1] } });
  // @ts-expect-error: no such operation
  users.update(1, { tags: { $push: ["a"] } });
  // @ts-expect-error: one operation at a time
  users.updateWhere({ score: 1 }, { tags: { $append: ["a"], $pop: 1 } });
  // @ts-expect-error: no such column, in $unset
  users.update(1, { $unset: { scroe: "" } });
  // @ts-expect-error: no such column, in $set
  users.updateAll({ $set: { scroe: 1 } }, { confirm: "all users" });
});

test("a bulk update of everyone is confirmed", () => {
  users.updateAll({ score: 0 }, { confirm: "all users" });
  // @ts-expect-error: not confirmed
  users.updateAll({ score: 0 });
  // @ts-expect-error: not in these words
  users.updateAll({ score: 0 }, { confirm: true });
  // @ts-expect-error: no filter
  users.updateEvery({ score: 0 });
});

test("a job is only given to those who ask for one", () => {
  expectTypeOf(users.updateWhere({ score: 1 }, { score: 0 })).resolves.toHaveProperty("succeeded");
  expectTypeOf(
    users.updateWhere({ score: 1 }, { score: 0 }, { background: true }),
  ).resolves.not.toHaveProperty("succeeded");
});

test("the builders of /where fit", () => {
  users.list({ where: and(gte("score", 10), contains("test", "x"), oneOf("tags", ["a"])) });
  // @ts-expect-error: no such column
  users.list({ where: gte("scroe", 10) });
  // @ts-expect-error: a number
  users.list({ where: and(gte("score", "10")) });
});

test("an interface fits where its columns do", () => {
  expectTypeOf<{ score: 1 }>().toExtend<UserUpdate<Columns>>();
  expectTypeOf<{ score: { $lt: 1 } }>().toExtend<Where<Columns>>();
});

test("the type of a client that was not told its columns takes any", () => {
  const client = {} as ReturnType<typeof createUsersClient>;
  client.update(1, { score: { $incr_by: 1 } });
  expectTypeOf<Awaited<ReturnType<typeof client.get>>["score"]>().toBeUnknown();
});

test("columns of any kind have their filters and updates", () => {
  const special = createUsersClient<{
    brand: string & { readonly brand: "x" };
    // biome-ignore lint/suspicious/noExplicitAny: this is what it is about
    any: any;
    unknown: unknown;
    either: string | number;
    level: "gold" | "silver";
    maybe?: number | null;
  }>({ token: "token" });
  const brand = "x" as string & { readonly brand: "x" };
  special.list({
    where: { brand, any: 1, unknown: "x", either: { $gt: 1 }, level: "gold", maybe: { $lt: 3 } },
  });
  special.update(1, {
    brand,
    any: { $append: [1] },
    unknown: 1,
    either: "x",
    level: null,
    maybe: { $incr_by: 1 },
  });
  // @ts-expect-error: a brand is no object
  special.update(1, { brand: { $update: {} } });
  // @ts-expect-error: not one of these
  special.list({ where: { level: "bronze" } });
  // @ts-expect-error: a text has no keys
  special.list({ where: { "brand.length": 1 } });
});
