import { inheritedNames, longText, payloads, privateTexts, words } from "./texts.ts";

export type Kind =
  | "string"
  | "number"
  | "boolean"
  | "date"
  | "array"
  | "object"
  | "file"
  | "geojson"
  | "reference";

export const columnsOf: Record<Kind, readonly string[]> = {
  string: ["test", "nick2", "nickname", "openid", "_username", "_email", "_phone"],
  number: ["score", "level", "id", "created_at", "gender"],
  boolean: ["vip", "is_authorized"],
  date: ["birthday"],
  array: ["tags"],
  object: ["address", "_provider"],
  file: ["photo"],
  geojson: ["location", "area"],
  reference: ["friend"],
};

export const kinds = Object.keys(columnsOf) as Kind[];

const point = { type: "Point", coordinates: [100, 22] };

const polygon = {
  type: "Polygon",
  coordinates: [
    [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 0],
    ],
  ],
};

/** Every operator with a value that is right for it, on a column that takes it. */
export const rightValues: Record<string, unknown> = {
  $eq: "a",
  $ne: "a",
  $in: ["a", "b"],
  $nin: ["a"],
  $lt: "a",
  $lte: "a",
  $gt: "a",
  $gte: "a",
  $range: ["a", "b"],
  $contains: "a",
  $icontains: "a",
  $regex: "^a",
  $isnull: true,
  $exists: false,
  $all: ["a"],
  $has_key: "city",
  $within: polygon,
  $intersects: point,
  $center: { radius: 1, coordinates: [100, 22] },
  $nearsphere: { geometry: point, max_distance: 5 },
};

const equality = ["$eq", "$ne", "$in", "$nin", "$isnull", "$exists"];

const ordering = ["$lt", "$lte", "$gt", "$gte", "$range"];

const places = ["$within", "$intersects", "$center", "$nearsphere"];

/** What each type of column takes, by MinApp's three tables together. */
export const operatorsOf: Record<Kind, readonly string[]> = {
  string: [...equality, ...ordering, "$contains", "$icontains", "$regex"],
  number: [...equality, ...ordering],
  boolean: equality,
  date: [...equality, ...ordering],
  array: [...equality, "$all"],
  object: ["$eq", "$ne", "$has_key", "$isnull", "$exists"],
  file: ["$isnull", "$exists"],
  geojson: [...places, "$isnull", "$exists"],
  reference: equality,
};

/** A value that a column of the type can hold, for operators that compare with one. */
export const heldBy: Partial<Record<Kind, unknown>> = {
  string: "a",
  number: 1,
  boolean: true,
  date: "2020-01-01",
  array: "a",
  reference: "1",
};

/** Values that no column of the type can hold. */
export const strangers: Partial<Record<Kind, readonly unknown[]>> = {
  string: [5, true, {}, [], ["a"], { a: 1 }],
  number: ["5", "", true, {}, [], [1], { $eq: 1 }],
  boolean: [1, 0, "true", [], {}],
  date: ["yesterday", "2020-13-01", "2020-02-30", "2020-01-01T25:00:00Z", "1577836800", 1577836800, true, {}],
  array: [5, true, {}],
  reference: [true, 1.5, {}, []],
};

export const unknownOperators = [
  ...words("$like $not $nor $elemMatch $size $text $where $expr $function $mod $type $EQ $ $$eq $and $or eq"),
  "$eq ",
  " $eq",
  "$eq\0",
  "$ｅq",
  "",
  "__proto__",
  ...inheritedNames,
  ...payloads.slice(0, 8),
  privateTexts.email,
  privateTexts.phone,
  `$${longText(300)}`,
];

export const unknownColumns = [
  ...words("nope Test TEST row rowid profile_id username_key password _password users sqlite_master id.x"),
  ...words("score.x tags.0 test.length location.type friend.id _groups a..b .a a. a-b $a $.a 1test ___"),
  "",
  " ",
  "test ",
  "test--",
  "tést",
  "测试",
  "__proto__",
  ...inheritedNames,
  ...payloads.slice(0, 12),
  privateTexts.email,
  privateTexts.phone,
  longText(50),
  longText(3000),
  `test.${longText(3000)}`,
];

/** Operators with values that are wrong whatever the column. */
export const wrongOperands: readonly (readonly [string, readonly unknown[]])[] = [
  ...["$lt", "$lte", "$gt", "$gte"].map((name) => [name, [null, true, [], {}, ["a"]]] as const),
  ...["$in", "$nin", "$all"].map((name) => [name, ["a", 5, {}, null, true, { 0: "a" }]] as const),
  ...["$contains", "$icontains"].map((name) => [name, ["", 5, null, ["a"], {}, true]] as const),
  ...["$isnull", "$exists"].map((name) => [name, ["true", 1, 0, null, [], {}]] as const),
  ["$range", [[], ["a"], ["a", "b", "c"], ["a", null], [true, "b"], "a", {}, null, [[], []]]],
  ["$regex", ["", 5, null, {}, ["a"], true]],
  ["$options", ["i", "", 5]],
  ["$has_key", ["", "1a", "a.b", "a b", 'a"', "$a", "a-b", 5, null, ["a"], "__proto__", "'; --"]],
  [
    "$within",
    [point, null, {}, [], "a", { type: "Polygon" }, { ...polygon, coordinates: [] }, openRing(3), far()],
  ],
  [
    "$intersects",
    [null, {}, [], 5, { type: "LineString", coordinates: [] }, { ...point, coordinates: [0] }, far()],
  ],
  [
    "$center",
    [null, {}, { radius: 1 }, { radius: -1, coordinates: [0, 0] }, { radius: "1", coordinates: [0, 0] }],
  ],
  ["$center", [{ radius: 1, coordinates: [181, 0] }, { radius: 1, coordinates: [0, 91] }, [0, 0]]],
  ["$nearsphere", [null, {}, point, { geometry: polygon }, { geometry: point, max_distance: "5" }]],
  ["$nearsphere", [{ geometry: point, min_distance: -1 }, { geometry: { ...point, type: "point" } }]],
];

/** A polygon with a ring that does not end where it begins. */
export function openRing(positions: number) {
  const ring = Array.from({ length: positions }, (_, index) => [index, index % 2]);
  return { type: "Polygon", coordinates: [ring] };
}

function far() {
  return { type: "Polygon", coordinates: [[[0, 0], [200, 0], [1, 1], [0, 0]]] }; // biome-ignore format: one line
}
