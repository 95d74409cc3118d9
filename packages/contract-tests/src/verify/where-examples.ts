import type { components } from "@minapp-users/client";
import { resolve } from "@minapp-users/spec-check";
import type { ColumnKind } from "./column-kinds.ts";

/** An operator of `where`. */
export type Operator = keyof components["schemas"]["Operators"];

/** A condition on a column, and which users of the sandbox it finds, the first one being 1. */
export interface WhereExample {
  column: ColumnKind;
  condition: Readonly<Partial<Record<Operator, unknown>>>;
  finds: readonly number[];
  /** Those about whom the sources of the contract differ. */
  undecided?: readonly number[];
  /** Only sibling interfaces document this operator for this kind of column. */
  sibling?: boolean;
}

/** The longitudes and latitudes between which a box lies. */
const box = (west: number, south: number, east: number, north: number) => ({
  type: "Polygon",
  coordinates: [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  ],
});
const point = (longitude: number, latitude: number) => ({
  type: "Point",
  coordinates: [longitude, latitude],
});
/** Where users 1, 2 (4 km away) and 3 (1900 km away) of the sandbox are. */
const here = [113.26, 23.13];
const dates = {
  first: "2018-09-01T18:31:02.631000+08:00",
  between: "2019-06-01T00:00:00.000000+08:00",
  second: "2020-01-01T00:00:00.000000+08:00",
  third: "2022-06-15T12:00:00.000000+08:00",
};

/** For each operator conditions that find some users of the sandbox and not others. */
export const whereExamples: Readonly<Record<Operator, readonly WhereExample[]>> = {
  $eq: [
    { column: "number", condition: { $eq: 0 }, finds: [2] },
    { column: "number", condition: { $eq: -2.5 }, finds: [1] },
    { column: "text", condition: { $eq: "alpha" }, finds: [1] },
    { column: "text", condition: { $eq: "知晓云" }, finds: [3] },
    { column: "text", condition: { $eq: "beta" }, finds: [] },
    { column: "text", condition: { $eq: "ALPHA" }, finds: [] },
    { column: "date", condition: { $eq: dates.second }, finds: [2] },
    { column: "boolean", condition: { $eq: true }, finds: [1, 3] },
    { column: "boolean", condition: { $eq: false }, finds: [2, 4] },
    { column: "array", condition: { $eq: ["a", "b"] }, finds: [1] },
    { column: "array", condition: { $eq: ["c"] }, finds: [3] },
    { column: "object", condition: { $eq: { city: "Shenzhen" } }, finds: [2], sibling: true },
    { column: "object", condition: { $eq: { city: "Guangzhou" } }, finds: [], sibling: true },
  ],
  $ne: [
    { column: "number", condition: { $ne: 0 }, finds: [1, 3, 4, 5, 6] },
    { column: "text", condition: { $ne: "alpha" }, finds: [2, 3, 4, 5, 6] },
    { column: "text", condition: { $ne: "ALPHA" }, finds: [1, 2, 3, 4, 5, 6] },
    { column: "array", condition: { $ne: ["c"] }, finds: [1, 2, 4, 5, 6] },
  ],
  $lt: [
    { column: "number", condition: { $lt: 0 }, finds: [1] },
    { column: "number", condition: { $lt: 10 }, finds: [1, 2, 3] },
    { column: "date", condition: { $lt: dates.second }, finds: [1] },
  ],
  $lte: [
    { column: "number", condition: { $lte: 0 }, finds: [1, 2] },
    { column: "number", condition: { $lte: 9.5 }, finds: [1, 2, 3] },
    { column: "date", condition: { $lte: dates.second }, finds: [1, 2] },
  ],
  $gt: [
    { column: "number", condition: { $gt: 5 }, finds: [4] },
    { column: "number", condition: { $gt: -3 }, finds: [1, 2, 3, 4] },
    { column: "date", condition: { $gt: dates.second }, finds: [3] },
  ],
  $gte: [
    { column: "number", condition: { $gte: 5 }, finds: [3, 4] },
    { column: "number", condition: { $gte: 0 }, finds: [2, 3, 4] },
    { column: "date", condition: { $gte: dates.second }, finds: [2, 3] },
  ],
  $in: [
    { column: "number", condition: { $in: [0, 10, 11] }, finds: [2, 4] },
    { column: "text", condition: { $in: ["alpha", "beta.", "gamma"] }, finds: [1, 4] },
    { column: "text", condition: { $in: ["ALPHA", "beta"] }, finds: [] },
    { column: "text", condition: { $in: [] }, finds: [] },
    { column: "array", condition: { $in: ["a", "c"] }, finds: [1, 2, 3] },
    { column: "array", condition: { $in: ["b"] }, finds: [1, 2] },
  ],
  $nin: [
    { column: "number", condition: { $nin: [0, 10, 11] }, finds: [1, 3, 5, 6] },
    { column: "text", condition: { $nin: ["alpha", "beta.", "gamma"] }, finds: [2, 3, 5, 6] },
    { column: "text", condition: { $nin: ["ALPHA", "beta"] }, finds: [1, 2, 3, 4, 5, 6] },
    { column: "text", condition: { $nin: [] }, finds: [1, 2, 3, 4, 5, 6] },
    { column: "array", condition: { $nin: ["a", "c"] }, finds: [4, 5, 6] },
    { column: "array", condition: { $nin: ["b"] }, finds: [3, 4, 5, 6] },
  ],
  $contains: [
    { column: "text", condition: { $contains: "lph" }, finds: [1, 2] },
    { column: "text", condition: { $contains: "alpha" }, finds: [1] },
    { column: "text", condition: { $contains: "晓" }, finds: [3] },
    { column: "text", condition: { $contains: "a." }, finds: [4] }, // and not as a pattern
    { column: "text", condition: { $contains: "l_h" }, finds: [] }, // nor as one of SQL
    { column: "text", condition: { $contains: "%" }, finds: [] },
  ],
  $isnull: [
    { column: "number", condition: { $isnull: true }, finds: [5, 6] },
    { column: "number", condition: { $isnull: false }, finds: [1, 2, 3, 4] },
    { column: "text", condition: { $isnull: true }, finds: [5, 6] },
    { column: "text", condition: { $isnull: false }, finds: [1, 2, 3, 4] },
    { column: "date", condition: { $isnull: true }, finds: [4, 5, 6] },
    { column: "date", condition: { $isnull: false }, finds: [1, 2, 3] },
    { column: "boolean", condition: { $isnull: true }, finds: [5, 6] },
    { column: "boolean", condition: { $isnull: false }, finds: [1, 2, 3, 4] },
    { column: "array", condition: { $isnull: true }, finds: [5, 6] },
    { column: "array", condition: { $isnull: false }, finds: [1, 2, 3, 4] },
    { column: "object", condition: { $isnull: true }, finds: [5, 6] },
    { column: "object", condition: { $isnull: false }, finds: [1, 2, 3, 4] },
  ],
  $range: [
    { column: "number", condition: { $range: [-2.5, 5] }, finds: [1, 2], undecided: [3] },
    { column: "number", condition: { $range: [0, 9] }, finds: [2, 3] },
    { column: "date", condition: { $range: [dates.first, dates.third] }, finds: [1, 2], undecided: [3] },
    { column: "date", condition: { $range: [dates.between, dates.third] }, finds: [2], undecided: [3] },
  ],
  $icontains: [
    { column: "text", condition: { $icontains: "ALPHA" }, finds: [1, 2] },
    { column: "text", condition: { $icontains: "晓" }, finds: [3] },
    { column: "text", condition: { $icontains: "A." }, finds: [4] },
  ],
  $regex: [
    { column: "text", condition: { $regex: "^alpha" }, finds: [1] },
    { column: "text", condition: { $regex: "eta" }, finds: [2, 4] },
    { column: "text", condition: { $regex: "^[a-z]+\\.$" }, finds: [4] },
    { column: "text", condition: { $regex: "晓|pha$" }, finds: [1, 3] },
  ],
  $options: [
    { column: "text", condition: { $regex: "^alpha", $options: "i" }, finds: [1, 2] },
    { column: "text", condition: { $regex: "^alpha", $options: "" }, finds: [1] },
  ],
  $exists: [
    { column: "number", condition: { $exists: true }, finds: [1, 2, 3, 4], undecided: [5] },
    { column: "number", condition: { $exists: false }, finds: [6], undecided: [5] },
    { column: "text", condition: { $exists: true }, finds: [1, 2, 3, 4], undecided: [5] },
    { column: "text", condition: { $exists: false }, finds: [6], undecided: [5] },
    { column: "date", condition: { $exists: true }, finds: [1, 2, 3] },
    { column: "boolean", condition: { $exists: true }, finds: [1, 2, 3, 4] },
    { column: "boolean", condition: { $exists: false }, finds: [5, 6] },
  ],
  $all: [
    { column: "array", condition: { $all: ["c", "b"] }, finds: [2] },
    { column: "array", condition: { $all: ["c"] }, finds: [2, 3] },
    { column: "array", condition: { $all: ["a", "c"] }, finds: [] },
  ],
  $has_key: [
    { column: "object", condition: { $has_key: "city" }, finds: [1, 2] },
    { column: "object", condition: { $has_key: "zip" }, finds: [1, 3] },
    { column: "object", condition: { $has_key: "constructor" }, finds: [] },
  ],
  $within: [
    { column: "point", condition: { $within: box(113, 23, 114, 24) }, finds: [1, 2] },
    { column: "point", condition: { $within: box(113.2, 23.1, 113.28, 23.2) }, finds: [1] },
    { column: "point", condition: { $within: box(116, 39, 117, 41) }, finds: [3] },
  ],
  $intersects: [
    { column: "polygon", condition: { $intersects: point(113.5, 23.5) }, finds: [1] },
    { column: "polygon", condition: { $intersects: point(114.5, 23.5) }, finds: [] },
    { column: "polygon", condition: { $intersects: box(113.4, 22.4, 114.6, 23.6) }, finds: [1, 2] },
    { column: "polygon", condition: { $intersects: box(116.2, 39.2, 116.8, 39.8) }, finds: [3] }, // inside of it
    { column: "polygon", condition: { $intersects: box(115.5, 38.5, 117.5, 40.5) }, finds: [3] }, // around it
  ],
  $center: [
    { column: "point", condition: { $center: { radius: 10, coordinates: here } }, finds: [1, 2] },
    { column: "point", condition: { $center: { radius: 1, coordinates: here } }, finds: [1] },
    { column: "point", condition: { $center: { radius: 2500, coordinates: here } }, finds: [1, 2, 3] },
  ],
  $nearsphere: [
    {
      column: "point",
      condition: { $nearsphere: { geometry: point(113.26, 23.13), max_distance: 10_000 } },
      finds: [1, 2],
    },
    {
      column: "point",
      condition: {
        $nearsphere: { geometry: point(113.26, 23.13), min_distance: 1000, max_distance: 10_000 },
      },
      finds: [2],
    },
    {
      column: "point",
      condition: { $nearsphere: { geometry: point(113.26, 23.13), min_distance: 100_000 } },
      finds: [3],
    },
  ],
};

/** The operators that the spec knows, each with what it says of it. */
export const operatorSchemas: Readonly<Record<string, { "x-minapp-source"?: string }>> = resolve<{
  properties: Record<string, object>;
}>({ $ref: "#/components/schemas/Operators" }).properties;

/** Whether only sibling interfaces document what an example shows. */
export function isSibling({ condition, sibling = false }: WhereExample): boolean {
  return (
    sibling || Object.keys(condition).some((name) => operatorSchemas[name]?.["x-minapp-source"] === "sibling")
  );
}
