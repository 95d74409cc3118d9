import { expectTypeOf, test } from "vitest";
import {
  type BulkOutcome,
  type BulkUpdateJob,
  createUsersClient,
  isStatus,
  type UpdateWhereOptions,
  UsersStatusError,
} from "../src/index.ts";

const users = createUsersClient({ token: "token" });

test("answers are typed, custom columns are unknown", () => {
  expectTypeOf(users.get(1)).resolves.toHaveProperty("id").toEqualTypeOf<number>();
  expectTypeOf(users.get(1)).resolves.toHaveProperty("unionid").toEqualTypeOf<string | null | undefined>();
  expectTypeOf(users.get(1)).resolves.toHaveProperty("gender").toEqualTypeOf<0 | 1 | 2 | undefined>();
  expectTypeOf<Awaited<ReturnType<typeof users.get>>["score"]>().toBeUnknown();
  expectTypeOf<Awaited<ReturnType<typeof users.list>>["meta"]["total_count"]>().toEqualTypeOf<
    number | undefined
  >();
});

test("where is typed, as deep as it goes", () => {
  users.list({ where: { $or: [{ $and: [{ a: { $in: [1] } }] }, { b: "x" }] } });
  users.raw.GET("/oserve/v2.2/miniapp/user_profile/", {
    params: { query: { where: { a: { $isnull: true } } } },
  });
  // @ts-expect-error: no such operator
  users.list({ where: { a: { $like: "x" } } });
  // @ts-expect-error: no such operator, three levels down
  users.list({ where: { $or: [{ $and: [{ a: { $lessThan: 1 } }] }] } });
  // @ts-expect-error: the operand has another type
  users.list({ where: { a: { $contains: 1 } } });
  // @ts-expect-error: where is an object, not its JSON
  users.list({ where: '{"a":1}' });
});

test("an operation on a column is typed", () => {
  users.update(1, {
    a: { $incr_by: 1 },
    b: { $append: [1] },
    c: { d: { e: 1 } },
    f: [{ g: 1 }],
    $unset: { h: "" },
  });
  // @ts-expect-error: no such operation
  users.update(1, { a: { $push: [1] } });
  // @ts-expect-error: a number is added
  users.update(1, { a: { $incr_by: "1" } });
  // @ts-expect-error: a list is appended
  users.updateWhere({ a: 1 }, { a: { $append: 1 } });
  // @ts-expect-error: no such operation, in $set
  users.update(1, { $set: { a: { $push: [1] } } });
});

test("parameters are closed", () => {
  // @ts-expect-error: misspelt
  users.list({ ordre_by: "id" });
  // @ts-expect-error: 0 or 1
  users.list({ return_total_count: true });
  // @ts-expect-error: no option of this name
  createUsersClient({ token: "token", timout: 1 });
  // @ts-expect-error: no such field
  users.updateAccount(1, { password: "x" });
  // @ts-expect-error: an id
  users.update({ test: 1 });
});

test("a bulk update has a filter", () => {
  // @ts-expect-error: no filter
  users.updateWhere({ test: 1 });
  // @ts-expect-error: the filter is the first argument
  users.updateWhere({ a: 1 }, { test: 1 }, { where: {} });
});

test("options that are put together elsewhere fit", () => {
  const options: UpdateWhereOptions = {};
  expectTypeOf(users.updateWhere({ a: 1 }, { b: 1 }, options)).resolves.toEqualTypeOf<
    BulkOutcome | BulkUpdateJob
  >();
  const limit = undefined as number | undefined;
  users.list({ limit, offset: limit, keyset: undefined, prefetch: undefined, signal: undefined });
  users.updateWhere({ a: 1 }, { b: 1 }, { limit, background: undefined });
});

test("a status narrows, and leaves the others", () => {
  const error = new UsersStatusError("", {} as never);
  if (isStatus(error, "5XX")) expectTypeOf(error.status).toExtend<number>();
  else expectTypeOf(error.status).toEqualTypeOf<number>();
  if (isStatus(error, 404)) expectTypeOf(error.status).toEqualTypeOf<404>();
  isStatus(error, 503);
  // @ts-expect-error: the spec does not have it
  isStatus(error, 418);
});
