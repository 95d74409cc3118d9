import { expect, test } from "vitest";
import { median, percentile } from "../src/percentile.ts";

test.each([
  [[5], 5],
  [[3, 1, 2], 2],
  [[4, 1, 3, 2], 2.5],
  [[10, 9, 100, 2], 9.5], // by number, not by text
])("the median of %j is %d", (values, middle) => {
  expect(median(values)).toBe(middle);
});

test("a percentile is a value that was measured", () => {
  const values = Array.from({ length: 200 }, (_, index) => 200 - index);
  expect(percentile(values, 0.99)).toBe(198);
  expect(percentile(values, 0.5)).toBe(100);
  expect(percentile(values, 1)).toBe(200);
  expect(percentile([7], 0.99)).toBe(7);
  expect(values[0]).toBe(200); // the order of the measurements stays
});

test("there is none of no values", () => {
  expect(() => percentile([], 0.5)).toThrow("no values");
  expect(() => median([])).toThrow("no values");
});
