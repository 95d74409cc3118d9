import { expect, test } from "vitest";
import { checkFilter } from "../../src/guard/filter.ts";
import { exists, hasKey, isNull } from "../../src/where/index.ts";

test.each<[object, object]>([
  [isNull("a"), { a: { $isnull: true } }],
  [isNull("a", true), { a: { $isnull: true } }],
  [isNull("a", false), { a: { $isnull: false } }],
  [exists("a"), { a: { $exists: true } }],
  [exists("a", false), { a: { $exists: false } }],
  [hasKey("address", "city"), { address: { $has_key: "city" } }],
])("writes %j", (built, condition) => {
  expect(built).toStrictEqual(condition);
  expect(checkFilter(built)).toEqual(condition);
});

test.each([
  ["$isnull", () => isNull("")],
  ["$exists", () => exists("")],
  ["$has_key", () => hasKey("", "city")],
])("%s needs a column", (operator, build) => {
  expect(build).toThrow(new TypeError(`${operator} needs the name of a column`));
});
