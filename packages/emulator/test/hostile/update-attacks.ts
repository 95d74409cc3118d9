import type { Random } from "../oracle/random.ts";
import { type Attack, refused, whereSearch } from "./attack.ts";
import { updates } from "./targets.ts";
import { inheritedNames, longText, payloads, privateTexts, underscoredNames, words } from "./texts.ts";
import { notJson, notObjects } from "./wrong-json.ts";

const point = { type: "Point", coordinates: [1, 1] };

const file = { id: "1", name: "a", created_at: 1, mime_type: "a/b", cdn_path: "c", size: 1 };

/** Values that the column cannot hold. */
const wrongValues: Record<string, readonly unknown[]> = {
  test: [5, true, [], {}, ["a"], { a: 1 }],
  score: ["5", "", true, [], [1], {}, { a: 1 }],
  level: ["5", 1.5, true, [], {}, 1e300, 9007199254740992],
  vip: [1, 0, "true", [], {}],
  birthday: ["yesterday", "2020-13-01", "2020-02-30", "", 1577836800, {}, true, "2020-01-01T99:00:00Z"],
  tags: ["a", 5, {}, [5], ["a", null], [["a"]], [{}], true],
  scores: ["1", 1, ["1"], [null], [[1]], { 0: 1 }],
  address: ["a", 5, [], [{}], true],
  photo: ["a", 5, [], {}, { ...file, size: undefined }, { id: "1" }],
  location: [
    "a",
    [],
    {},
    { type: "Point" },
    { ...point, coordinates: [181, 0] },
    { ...point, coordinates: [0, 0, 0] },
  ],
  area: [
    { type: "Polygon", coordinates: [] },
    { type: "LineString", coordinates: [[0, 0]] },
    openPolygon(),
    "a",
  ],
  friend: [true, 1.5, [], {}, { id: true }],
};

const wrongOperations: Record<string, readonly object[]> = {
  test: [{ $append: ["a"] }, { $incr_by: 1 }, { $update: { a: 1 } }, { $pop: 1 }, { $remove: ["a"] }],
  score: [
    { $incr_by: "1" },
    { $incr_by: null },
    { $incr_by: [1] },
    { $append: [1] },
    { $pop: 1 },
    { $incr_by: 1, $pop: 1 },
  ],
  level: [{ $incr_by: 1.5 }, { $incr_by: 1e300 }, { $incr_by: {} }],
  vip: [{ $incr_by: 1 }, { $append: [true] }],
  birthday: [{ $incr_by: 1 }, { $append: ["2020-01-01"] }],
  tags: [
    { $append: "a" },
    { $append: [5] },
    { $append: null },
    { $append_unique: { 0: "a" } },
    { $remove: [5] },
    { $incr_by: 1 },
  ],
  scores: [
    { $pop: 2 },
    { $pop: 0 },
    { $pop: "1" },
    { $pop: 1.5 },
    { $append: ["1"] },
    { $update: {} },
    { $append: [1], $pop: 1 },
  ],
  address: [
    { $update: [] },
    { $update: "a" },
    { $update: { "1a": 1 } },
    { $update: { "a.b": 1 } },
    { $append: [1] },
    { $incr_by: 1 },
  ],
  location: [{ $append: [point] }, { $update: { type: "Point" } }],
  friend: [{ $incr_by: 1 }, { $append: ["1"] }],
};

const operators = [
  "$set",
  "$nope",
  "$where",
  "$eq",
  "$inc",
  "$push",
  "$",
  "$incr_by ",
  "__proto__",
  ...inheritedNames,
];

const builtIns = [
  ...words(
    "id created_at created_by updated_at nickname avatar gender country province city language openid",
  ),
  ...words(
    "unionid is_authorized _username _email _email_verified _phone _phone_verified _anonymous _provider",
  ),
  ...words("_password _group _profile_id id.x nickname.x created_at.a.b"),
];

const unknownColumns = [
  ...words(
    "nope Test TEST row rowid password users sqlite_master username_key test.x score.a.b tags.0 location.type",
  ),
  ...words("1test a-b a..b a. .a $a $.a friend.id photo.name"),
  "",
  " ",
  "test ",
  "tést",
  "测试",
  longText(31),
  longText(33),
  longText(5000),
  `nope.${longText(5000)}`,
  `test.${longText(5000)}`,
  privateTexts.email,
  privateTexts.phone,
  ...underscoredNames,
  ...inheritedNames,
  ...payloads.slice(0, 10),
];

function openPolygon() {
  const ring = Array.from({ length: 4 }, (_, index) => [index, index % 2]);
  return { type: "Polygon", coordinates: [ring] };
}

/** Updates with columns, values and operators that are wrong; those beside them are right, and must not be written. */
export function makeUpdateAttack(random: Random): Attack {
  const operationId = random.pick(updates);
  const beside = random.chance(0.5) ? { nick2: "changed" } : {};
  const column = random.pick(Object.keys(wrongValues));
  const right = { test: "a" };
  const body = random.pick<() => unknown>([
    () => ({ ...beside, [column]: random.pick(wrongValues[column] ?? []) }),
    () => ({ ...beside, $set: { [column]: random.pick(wrongValues[column] ?? []) } }),
    () => {
      const changed = random.pick(Object.keys(wrongOperations));
      return { ...beside, [changed]: random.pick(wrongOperations[changed] ?? []) };
    },
    () => ({ ...beside, test: { [random.pick(operators)]: 1 } }),
    () => ({ ...beside, [random.pick(builtIns)]: random.pick<unknown>(["a", 1, null, { $incr_by: 1 }]) }),
    () => ({ ...beside, [random.pick(["$set", "$unset"])]: { [random.pick(builtIns)]: "a" } }),
    () => ({ ...beside, [random.pick(unknownColumns)]: random.pick<unknown>(["a", 1, null]) }),
    () => ({ ...beside, [random.pick(["$set", "$unset"])]: { [random.pick(unknownColumns)]: "a" } }),
    () => ({ ...beside, $set: random.pick<unknown>([{}, [], "a", null, 5, true]) }),
    () => ({ ...beside, $unset: random.pick<unknown>([{}, [], "test", null, 5, ["test"]]) }),
    () => ({ ...right, [random.pick(["$set", "$unset"])]: { test: "b" } }),
    () => ({ $set: right, $unset: right }),
    () => ({ address: { a: 1 }, [random.pick(["address.a", "address.b.c"])]: 1 }),
    () => ({ "address.a": { b: 1 }, $unset: { "address.a.b": "" } }),
    () => ({
      address: { [random.pick(["1a", "a.b", "a b", "", "$a", "a-b", "ä", ...payloads.slice(0, 5)])]: 1 },
    }),
    () => random.pick(notObjects),
    () => random.pick(notJson),
    () => ({}),
  ])();
  if (random.chance(0.1) && operationId !== "bulkUpdateUsers") {
    return refused(operationId, { body: { test: "changed" }, params: { id: "99" } }, 404);
  }
  if (random.chance(0.1))
    return refused("bulkUpdateUsers", { body, search: whereSearch({ test: "nobody" }) });
  return refused(operationId, operationId === "bulkUpdateUsers" ? { body, search: "?limit=1000" } : { body });
}
