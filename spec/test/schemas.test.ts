import { describe, expect, test } from "vitest";
import { operations, resolve } from "./document.ts";
import { errorsOf, errorsOfNamed } from "./validator.ts";

const ring = [
  [0, 0],
  [0, 1],
  [1, 1],
  [0, 0],
];
const point = { type: "Point", coordinates: [113.3, 23.1] };

describe("where", () => {
  test.each<[string, unknown]>([
    ["everyone", {}],
    ["a bare value", { pretty: true }],
    ["a bare null", { unionid: null }],
    ["$eq with an array", { tags: { $eq: ["a", "b"] } }],
    ["$ne", { test: { $ne: "x" } }],
    [
      "ordering of numbers and dates",
      { $and: [{ a: { $lt: 1 } }, { b: { $gte: "2018-09-01T18:31:02.631000+08:00" } }] },
    ],
    ["$in and $nin", { $or: [{ a: { $in: [1, "x"] } }, { a: { $nin: [] } }] }],
    ["a system column", { _group: { $in: [123, 456] } }],
    ["$contains", { name: { $contains: "x" } }],
    ["$isnull", { a: { $isnull: false } }],
    ["$range", { a: { $range: [0, 5] } }],
    ["$regex with $options", { name: { $regex: "^foo", $options: "i" } }],
    [
      "$exists, $all, $has_key, $icontains",
      {
        $and: [
          { a: { $exists: true } },
          { b: { $all: [1] } },
          { c: { $has_key: "k_1" } },
          { d: { $icontains: "x" } },
        ],
      },
    ],
    [
      "geometry",
      {
        $or: [
          { a: { $within: { type: "Polygon", coordinates: [ring] } } },
          { a: { $intersects: point } },
          { a: { $center: { radius: 1.5, coordinates: [1, 2] } } },
          { a: { $nearsphere: { geometry: point, max_distance: 0 } } },
        ],
      },
    ],
    ["two columns at once", { a: 1, b: { $gt: 2 } }],
    ["deep nesting", { $or: [{ $and: [{ $or: [{ $and: [{ a: 1 }] }] }] }] }],
  ])("takes %s", (_, where) => {
    expect(errorsOfNamed("Where", where)).toEqual([]);
  });

  test.each<[string, unknown]>([
    ["a list", [{ a: 1 }]],
    ["text", "{}"],
    ["an unknown operator", { a: { $like: "x" } }],
    ["an unknown operator deep down", { $or: [{ $and: [{ a: { $like: "x" } }] }] }],
    ["an operator without a column", { $gt: 1 }],
    ["$not, which the API does not have", { $not: { a: 1 } }],
    ["$and that is not a list", { $and: { a: 1 } }],
    ["an empty $and", { $and: [] }],
    ["a column without an operator", { a: {} }],
    ["a bare list", { a: [1] }],
    ["$in that is not a list", { a: { $in: 1 } }],
    ["$isnull that is not a boolean", { a: { $isnull: 1 } }],
    ["$range with one end", { a: { $range: [0] } }],
    ["$range with three ends", { a: { $range: [0, 1, 2] } }],
    ["$contains of nothing", { a: { $contains: "" } }],
    ["$options without $regex", { a: { $options: "i" } }],
    ["$has_key with a path", { a: { $has_key: "b.c" } }],
    ["a polygon that is no ring", { a: { $within: { type: "Polygon", coordinates: [[[0, 0]]] } } }],
    ["a place off the globe", { a: { $intersects: { type: "Point", coordinates: [200, 0] } } }],
    ["a column that cannot be one", { "a b": 1 }],
    ["an empty column", { "": 1 }],
  ])("refuses %s", (_, where) => {
    expect(errorsOfNamed("Where", where)).not.toEqual([]);
  });
});

describe("update", () => {
  test.each<[string, unknown]>([
    ["a value of each kind", { a: "x", b: 1.5, c: false, d: null, e: [1, { f: 2 }], f: { g: { h: 1 } } }],
    [
      "each operation",
      {
        a: { $incr_by: -1 },
        b: { $append: [1] },
        c: { $append_unique: [1] },
        d: { $remove: [1] },
        e: { $update: { k: 1 } },
        f: { $pop: -1 },
      },
    ],
    ["$unset", { $unset: { nick2: "" } }],
    ["$set and $unset", { $set: { a: 1 }, $unset: { b: "" } }],
    ["a key in an object column", { "obj.amount": { $incr_by: 1 } }],
    ["an empty object", { a: {} }],
    ["a column that begins like a built-in one", { nickname_2: 1, idx: 2 }],
    ["a place", { here: point }],
  ])("takes %s", (_, update) => {
    expect(errorsOfNamed("UserUpdate", update)).toEqual([]);
  });

  test.each<[string, unknown]>([
    ["nothing", {}],
    ["a list", [{ a: 1 }]],
    ["a built-in column", { nickname: "x" }],
    ["the id", { id: 1 }],
    ["a key in a built-in column", { "nickname.x": 1 }],
    ["a built-in column in $set", { $set: { gender: 1 } }],
    ["a built-in column in $unset", { $unset: { openid: "" } }],
    ["a system column", { _email: "a@example.com" }],
    ["an unknown operator", { $push: { a: 1 } }],
    ["an unknown operation", { a: { $push: [1] } }],
    ["two operations", { a: { $incr_by: 1, $append: [1] } }],
    ["an operation beside a value", { a: { $incr_by: 1, b: 1 } }],
    ["$incr_by with text", { a: { $incr_by: "1" } }],
    ["$append without a list", { a: { $append: 1 } }],
    ["$pop of two", { a: { $pop: 2 } }],
    ["a column name that is too long", { ["a".repeat(33)]: 1 }],
    ["a column name that begins with a digit", { "1a": 1 }],
    ["an object key that begins with a digit", { a: { "1a": 1 } }],
  ])("refuses %s", (_, update) => {
    expect(errorsOfNamed("UserUpdate", update)).not.toEqual([]);
  });
});

describe("order_by", () => {
  const list = operations.find(({ operation }) => operation.operationId === "listUsers");
  const schema = list?.parameters.find(({ name }) => name === "order_by")?.schema ?? {};

  test.each(["id", "-created_at", "-created_at,id", "_username", "gender_2", "capacity"])(
    "takes %s",
    (order) => {
      expect(errorsOf(schema, order)).toEqual([]);
    },
  );

  test.each([
    "",
    "-",
    "--id",
    "id,",
    ",id",
    "id, name",
    "created_at desc",
    "__x",
    "gender",
    "-country",
    "id,-city",
    "language",
    "province",
  ])("refuses %j", (order) => {
    expect(errorsOf(schema, order)).not.toEqual([]);
  });
});

describe("account", () => {
  test.each<[string, unknown]>([
    ["each field", { username: "a", email: "a@example.com", phone: "13800138000", new_password: "x" }],
    ["null to clear", { username: null, email: null, phone: null }],
  ])("takes %s", (_, update) => {
    expect(errorsOfNamed("AccountUpdate", update)).toEqual([]);
  });

  test.each<[string, unknown]>([
    ["nothing", {}],
    ["the old name of the password", { password: "x" }],
    ["a password that is null", { new_password: null }],
    ["something that is no e-mail", { email: "pretty_girl" }],
  ])("refuses %s", (_, update) => {
    expect(errorsOfNamed("AccountUpdate", update)).not.toEqual([]);
  });
});

test("a bulk answer is a result or a job, never both and never something else", () => {
  const bulk = operations.find(({ operation }) => operation.operationId === "bulkUpdateUsers");
  const answer = resolve(bulk?.operation.responses["200"] ?? {});
  const schema = answer.content?.["application/json"]?.schema ?? {};
  const result = { succeed: 1, offset: 0, limit: 20, next: null };
  const job = { status: "ok", operation_id: 1 };
  expect(errorsOf(schema, result)).toEqual([]);
  expect(errorsOf(schema, job)).toEqual([]);
  expect(errorsOf(schema, { ...result, ...job })).not.toEqual([]);
  expect(errorsOf(schema, {})).not.toEqual([]);
  expect(errorsOf(schema, { ...result, operation_result: [{}] })).not.toEqual([]);
});
