import type { ColumnKind } from "./column-kinds.ts";

/** How many users the cases need. */
export const sandboxSize = 6;

/** A square whose lower left corner is here. */
const square = (x: number, y: number) => ({
  type: "Polygon",
  coordinates: [
    [
      [x, y],
      [x + 1, y],
      [x + 1, y + 1],
      [x, y + 1],
      [x, y],
    ],
  ],
});
const point = (x: number, y: number) => ({ type: "Point", coordinates: [x, y] });

/**
 * What the custom columns of the sandbox's users hold at the beginning of each case that may change them. It is chosen so
 * that each operator finds some of them and not others: both sides of each bound, both cases of a letter, null, empty, and
 * columns without a value, which are left out here.
 */
export const sandboxValues: readonly Readonly<Partial<Record<ColumnKind, unknown>>>[] = [
  {
    text: "alpha",
    second_text: "one",
    number: -2.5,
    boolean: true,
    date: "2018-09-01T18:31:02.631000+08:00",
    array: ["a", "b"],
    object: { city: "Guangzhou", zip: 510000 },
    point: point(113.26, 23.13),
    polygon: square(113, 23),
  },
  {
    text: "Alpha beta",
    second_text: "two",
    number: 0,
    boolean: false,
    date: "2020-01-01T00:00:00.000000+08:00",
    array: ["b", "c"],
    object: { city: "Shenzhen" },
    point: point(113.3, 23.14),
    polygon: square(114, 22),
  },
  {
    text: "知晓云",
    second_text: "three",
    number: 5,
    boolean: true,
    date: "2022-06-15T12:00:00.000000+08:00",
    array: ["c"],
    object: { zip: 100000 },
    point: point(116.4, 39.9),
    polygon: square(116, 39),
  },
  { text: "beta.", second_text: "four", number: 10, array: [], object: {}, boolean: false },
  { text: null, second_text: "five", number: null, array: null, object: null },
  { second_text: "six" },
];
