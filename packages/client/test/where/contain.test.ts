import { expect, test } from "vitest";
import { checkFilter } from "../../src/guard/filter.ts";
import { allOf, contains, icontains, noneOf, oneOf } from "../../src/where/index.ts";

test.each<[object, object]>([
  [oneOf("id", [1, 2]), { id: { $in: [1, 2] } }],
  [oneOf("id", []), { id: { $in: [] } }],
  [noneOf("id", [1]), { id: { $nin: [1] } }],
  [allOf("tags", ["a", "b"]), { tags: { $all: ["a", "b"] } }],
  [contains("nickname", "a"), { nickname: { $contains: "a" } }],
  [contains("nickname", " "), { nickname: { $contains: " " } }],
  [icontains("nickname", "A"), { nickname: { $icontains: "A" } }],
])("writes %j", (built, condition) => {
  expect(built).toStrictEqual(condition);
  expect(checkFilter(built)).toEqual(condition);
});

test.each([
  ["noneOf needs at least one value", () => noneOf("id", [])],
  ["contains needs a text that is not empty", () => contains("nickname", "")],
  ["icontains needs a text that is not empty", () => icontains("nickname", "")],
  ["$in needs the name of a column", () => oneOf("", [1])],
  ["$nin needs the name of a column", () => noneOf("", [1])],
  ["$all needs the name of a column", () => allOf("", [1])],
  ["$contains needs the name of a column", () => contains("", "a")],
  ["$icontains needs the name of a column", () => icontains("", "a")],
])("%s", (message, build) => {
  expect(build).toThrow(new TypeError(message));
});
