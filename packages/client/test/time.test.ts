import fc from "fast-check";
import { expect, test } from "vitest";
import { toDate, unixSeconds } from "../src/time.ts";

test.each([
  [0, 0],
  [999, 0],
  [1000, 1],
  [1_504_079_892_000, 1_504_079_892],
  [1_504_079_892_999, 1_504_079_892],
])("%s ms are %s s, rounded down", (ms, seconds) => {
  expect(unixSeconds(new Date(ms))).toBe(seconds);
});

test.each([-1, -1000, Number.NaN])("a date of %s ms is refused", (ms) => {
  expect(() => unixSeconds(new Date(ms))).toThrow(new TypeError("unixSeconds needs a valid Date since 1970"));
});

test("seconds are a date", () => {
  expect(toDate(0)).toEqual(new Date(0));
  expect(toDate(1_504_079_892)).toEqual(new Date("2017-08-30T07:58:12Z"));
  expect(toDate(1e11 - 1)).toEqual(new Date("5138-11-16T09:46:39Z"));
});

test.each([-1, 1e11, 1_504_079_892_000, Number.NaN, Number.POSITIVE_INFINITY, undefined])(
  "%s is refused",
  (seconds) => {
    expect(() => toDate(seconds as number)).toThrow(new TypeError("toDate needs Unix time in seconds"));
  },
);

test("there and back is the same", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1e11 - 1 }), (seconds) => {
      expect(unixSeconds(toDate(seconds))).toBe(seconds);
    }),
  );
});
