import { expect, test } from "vitest";
import { nearestOperator } from "../../src/islands/where-playground/nearest-operator.ts";
import { schema } from "./where-schema.ts";

test.each([
  ["$gtee", "$gte"],
  ["$GTE", "$gte"],
  ["gte", "$gte"],
  ["$constians", "$contains"],
  ["$icontian", "$icontains"],
  ["$neersphare", "$nearsphere"],
  ["$intersect", "$intersects"],
  ["$hasKey", "$has_key"],
  ["$like", "$contains"],
  ["$not_in", "$nin"],
  ["$geoWithin", "$within"],
  ["$elemMatch", undefined],
  ["$size", undefined],
  ["$type", undefined],
  ["city", undefined],
  ["$", undefined],
  ["", undefined],
])("%s: %s", (name, nearest) => {
  expect(nearestOperator(name, schema.operators)).toBe(nearest);
});
