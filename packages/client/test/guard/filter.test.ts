import fc from "fast-check";
import { expect, test } from "vitest";
import { joins, operators } from "../../src/generated/vocabulary.ts";
import { checkFilter } from "../../src/guard/filter.ts";

const everyone = "where asks nothing and would match every user: nothing was sent";

const column = fc.constantFrom("a", "nickname", "id", "address.city", "ａ", "a b");

/** An operator with an operand that every value passes. */
const hollow = fc.constantFrom<object>(
  { $nin: [] },
  { $contains: "" },
  { $icontains: "" },
  { $regex: "" },
  { $contains: null },
  { $regex: "", $options: "i" },
  { $options: "i" },
  { $nin: [], $contains: "" },
);
/** One that excludes something. */
const solid = fc.constantFrom<unknown>(
  1,
  0,
  "",
  false,
  null,
  { $eq: 1 },
  { $ne: null },
  { $in: [] },
  { $in: [1] },
  { $nin: [1] },
  { $all: [] },
  { $range: [1, 2] },
  { $contains: "a" },
  { $icontains: "a" },
  { $regex: "a", $options: "i" },
  { $isnull: false },
  { $exists: true },
  { $has_key: "a" },
  { $nin: [], $gt: 1 },
);

const hollowWhere = fc.letrec<{ where: object }>((tie) => ({
  where: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.dictionary(column, hollow, { maxKeys: 2 }),
    fc.array(tie("where"), { maxLength: 3 }).map(($and) => ({ $and })),
    fc.constant({ $or: [] }),
    // One way out is enough: then the others ask for nothing.
    fc
      .tuple(
        fc.array(fc.dictionary(column, solid, { minKeys: 1, maxKeys: 2 }), { maxLength: 2 }),
        tie("where"),
      )
      .map(([asking, out]) => ({ $or: [...asking, out] })),
  ),
})).where;

const askingWhere = fc.letrec<{ where: object }>((tie) => ({
  where: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.tuple(column, solid).map(([name, it]) => ({ other: { $nin: [] }, [name]: it })),
    fc
      .tuple(fc.array(hollowWhere, { maxLength: 2 }), tie("where"))
      .map(([rest, it]) => ({ $and: [...rest, it] })),
    fc
      .tuple(tie("where"), fc.array(hollowWhere, { maxLength: 2 }))
      .map(([it, rest]) => ({ $and: [it, ...rest] })),
    fc.array(tie("where"), { minLength: 1, maxLength: 3 }).map(($or) => ({ $or })),
  ),
})).where;

test("a filter that asks nothing is refused, however it is put together", () => {
  fc.assert(
    fc.property(hollowWhere, (where) => {
      expect(() => checkFilter(where)).toThrow(new TypeError(everyone));
    }),
    { numRuns: 500 },
  );
});

test("a filter that asks something is taken as it is, however it is put together", () => {
  fc.assert(
    fc.property(askingWhere, (where) => {
      expect(checkFilter(where)).toEqual(where);
    }),
    { numRuns: 500 },
  );
});

test("what is no filter is refused, whatever it is", () => {
  fc.assert(
    fc.property(fc.anything({ maxDepth: 1 }), (value) => {
      fc.pre(typeof value !== "object" || value === null || Array.isArray(value));
      expect(() => checkFilter(value)).toThrow(new TypeError(everyone));
    }),
  );
});

test("every operator of the spec is known, and only those", () => {
  for (const operator of operators) {
    const operand = ["$in", "$nin", "$all", "$range"].includes(operator) ? [1] : 1;
    const where = { a: { [operator]: operand }, b: 1 };
    expect(checkFilter(where)).toEqual(where);
    for (const [wrong, name] of [
      [{ a: { [operator.slice(1)]: operand } }, operator.slice(1)],
      [{ a: { [operator.toUpperCase()]: operand } }, operator.toUpperCase()],
    ] as const) {
      expect(() => checkFilter(wrong)).toThrow(
        new TypeError(`where.a has the unknown operator ${name}: nothing was sent`),
      );
    }
  }
  expect(operators).toContain("$regex");
  expect(joins).toEqual(["$and", "$or"]);
});

test.each<[object, string]>([
  [{ $and: {} }, "where.$and is not a list"],
  [{ $or: "a" }, "where.$or is not a list"],
  [{ $or: null }, "where.$or is not a list"],
  [{ $and: [1] }, "where.$and[0] is not an object of conditions"],
  [{ $or: [{ a: 1 }, { $and: [[]] }] }, "where.$or[1].$and[0] is not an object of conditions"],
  [{ $not: [] }, 'where has "$not", which is neither a column nor $and or $or'],
  [{ $and: [{ $eq: 1 }] }, 'where.$and[0] has "$eq", which is neither a column nor $and or $or'],
  [{ $and: [{ "": 1 }] }, 'where.$and[0] has "", which is neither a column nor $and or $or'],
  [{ undefined: 1 }, "where has a column undefined: its name got lost"],
  [{ a: 1, null: 1 }, "where has a column null: its name got lost"],
  [{ $or: [{ NaN: 1 }] }, "where.$or[0] has a column NaN: its name got lost"],
  [{ "address.undefined": 1 }, "where has a column address.undefined: its name got lost"],
  [{ "null.city": 1 }, "where has a column null.city: its name got lost"],
  [{ "a.NaN.b": 1 }, "where has a column a.NaN.b: its name got lost"],
  [{ "[object Object]": 1 }, "where has a column [object Object]: its name got lost"],
  [{ created_at: 1_504_079_892_000 }, "where.created_at is in milliseconds, and the API counts in seconds"],
  [
    { a: 1, updated_at: { $range: [0, 1e11] } },
    "where.updated_at is in milliseconds, and the API counts in seconds",
  ],
  [{ a: [] }, "where.a is a list, which needs an operator such as $in"],
  [{ a: {} }, "where.a has no operator"],
  [{ a: { b: 1 } }, "where.a has the unknown operator b"],
  [{ a: { $in: 1 } }, "where.a.$in is not a list"],
  [{ a: { $nin: "a" } }, "where.a.$nin is not a list"],
  [{ a: { $all: null } }, "where.a.$all is not a list"],
  [{ a: { $range: { 0: 1 } } }, "where.a.$range is not a list"],
  // Also beside a condition that is fine, before and after it.
  [{ a: 1, b: { $x: 1 } }, "where.b has the unknown operator $x"],
  [{ a: { $eq: 1, $x: 1 } }, "where.a has the unknown operator $x"],
  [{ $or: [{ a: 1 }, { a: { $x: 1 } }] }, "where.$or[1].a has the unknown operator $x"],
  [{ $and: [{ a: 1 }, { a: { $x: 1 } }] }, "where.$and[1].a has the unknown operator $x"],
])("%j is refused", (where, message) => {
  expect(() => checkFilter(where)).toThrow(new TypeError(`${message}: nothing was sent`));
});

test.each([
  { created_at: { $gte: 99_999_999_999 } },
  { born_at: 1_504_079_892_000 },
  { created_at: { $gte: "2017-08-30T07:58:12.000Z" } },
  { undefinedness: 1, nullable: 1, "a.NaNs": 1, object: 1, "not.a null": 1 },
])("%j is taken", (where) => {
  expect(checkFilter(where)).toEqual(where);
});

test("what is checked is a copy", () => {
  const where = { a: 1 };
  const copy = checkFilter(where);
  expect(copy).toEqual(where);
  expect(copy).not.toBe(where);
});
