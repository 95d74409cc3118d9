import { expect, test } from "vitest";
import { checkFilter } from "../../src/guard/filter.ts";
import { eq, gt, gte, lt, lte, ne, range } from "../../src/where/index.ts";

const date = new Date(0);

test.each<[object, object]>([
  [eq("score", 1), { score: { $eq: 1 } }],
  [eq("test", null), { test: { $eq: null } }],
  [eq("tags", ["a", "b"]), { tags: { $eq: ["a", "b"] } }],
  [ne("score", 0), { score: { $ne: 0 } }],
  [lt("score", 1), { score: { $lt: 1 } }],
  [lte("test", "2020-01-01"), { test: { $lte: "2020-01-01" } }],
  [gt("address.city", "a"), { "address.city": { $gt: "a" } }],
  [gte("born", date), { born: { $gte: date } }],
  [range("score", 1, 2), { score: { $range: [1, 2] } }],
])("writes %j", (built, condition) => {
  expect(built).toStrictEqual(condition);
  expect(checkFilter(built)).toEqual(JSON.parse(JSON.stringify(condition)));
});

test.each<[string, (column: string, value: number) => object]>([
  ["$eq", eq],
  ["$ne", ne],
  ["$lt", lt],
  ["$lte", lte],
  ["$gt", gt],
  ["$gte", gte],
  ["$range", (column: string, value: number) => range(column, value, value)],
])("%s needs a column", (operator, build) => {
  for (const lost of ["", undefined, null]) {
    expect(() => build(lost as string, 1)).toThrow(new TypeError(`${operator} needs the name of a column`));
  }
});
