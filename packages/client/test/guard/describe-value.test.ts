import { expect, test } from "vitest";
import { describeValue } from "../../src/guard/describe-value.ts";

test.each([
  ["", "a string of 0 characters"],
  ["+8613800138000", "a string of 14 characters"],
  [0, "0"],
  [-1.5, "-1.5"],
  [1e6, "1000000"],
  [-1e6, "-1000000"],
  [1e6 + 1, "a large number"],
  [-1e6 - 1, "a large number"],
  [13800138000, "a large number"],
  [Number.NaN, "NaN"],
  [Number.POSITIVE_INFINITY, "Infinity"],
  [Number.NEGATIVE_INFINITY, "-Infinity"],
  [null, "null"],
  [undefined, "undefined"],
  [true, "true"],
  [false, "false"],
  [{}, "of type Object"],
  [[], "of type Array"],
  [Object.create(null), "of type object"],
  [{ constructor: undefined }, "of type object"],
  [1n, "of type BigInt"],
  [Symbol("who@example.com"), "of type Symbol"],
  [() => "who@example.com", "of type Function"],
  [new (class Filter {})(), "of type Filter"],
])("%o is called %s", (value, description) => {
  expect(describeValue(value)).toBe(description);
});
