import { describe, expect, test } from "vitest";
import { createSpecCheck, findMistakes, routes, type Spec, spec } from "../src/index.ts";

function found(operationId: string, query: Record<string, unknown>, body?: unknown, charset = ""): string[] {
  const route = routes.find(({ operation }) => operation.operationId === operationId);
  if (!route) throw new Error(`there is no operation ${operationId}`);
  const text = Object.entries(query).map(([name, value]): [string, string] => [
    name,
    typeof value === "string" ? value : JSON.stringify(value),
  ]);
  return findMistakes(route, {
    query: new URLSearchParams(text),
    headers: body === undefined ? {} : { "content-type": `application/json${charset}` },
    body: body === undefined ? "" : JSON.stringify(body),
  });
}

const ring = (last: number[]) => [[113, 23], [114, 23], [114, 24], last];
const polygon = (last: number[]) => ({ type: "Polygon", coordinates: [ring([113, 23]), ring(last)] });
const operatorInValue = "has the operator $gt in a value: operators stand beside each other";
const turned = "has its larger end first: nothing is between them";

describe("a where", () => {
  test.each<[unknown, string]>([
    [{ id: "70695404" }, "where.id must be integer, as the column is"],
    [{ id: 1.5 }, "where.id must be integer, as the column is"],
    [{ id: { $eq: 0 } }, "where.id.$eq must be >= 1, as the column is"],
    [{ id: { $in: [1, "2", "3"] } }, "where.id.$in[1] must be integer, as the column is"],
    [{ id: { $gt: "1" } }, "where.id.$gt must be number, as the column is"],
    [{ created_at: { $range: [0, "2018"] } }, "where.created_at.$range[1] must be number, as the column is"],
    [
      { $and: [{}, { gender: { $nin: [3] } }] },
      "where.$and[1].gender.$nin[0] must be one of 0, 1, 2, as the column is",
    ],
    [{ nickname: 5 }, "where.nickname must be string,null, as the column is"],
    [{ _anonymous: { $ne: "no" } }, "where._anonymous.$ne must be boolean,null, as the column is"],
    [{ _provider: "alipay" }, "where._provider must be object, as the column is"],
    [{ test: { $regex: "[" } }, "where.test.$regex is not a regular expression"],
    [{ test: { $regex: "(a" } }, "where.test.$regex is not a regular expression"],
    [{ test: { $range: [5, 1] } }, `where.test.$range ${turned}`],
    [{ test: { $range: ["2019-01-01T08:00:00+08:00", "2018-12-31"] } }, `where.test.$range ${turned}`],
    [{ test: { $eq: { $gt: 5 } } }, `where.test.$eq ${operatorInValue}`],
    [{ test: { $ne: { $gt: 5 } } }, `where.test.$ne ${operatorInValue}`],
    [{ test: { $nin: [{ $gt: 5 }] } }, `where.test.$nin ${operatorInValue}`],
    [{ test: { $all: [{ $gt: 5 }] } }, `where.test.$all ${operatorInValue}`],
    [
      { a: { $within: polygon([113, 23.1]) } },
      "where.a.$within has a ring that is not closed: its last position must be its first one again",
    ],
    [
      { a: { $intersects: polygon([113, 23.1]) } },
      "where.a.$intersects has a ring that is not closed: its last position must be its first one again",
    ],
  ])("%j: %s", (where, sentence) => {
    for (const operationId of ["listUsers", "listUserInfoV1", "bulkUpdateUsers"].filter(takesWhere)) {
      const body = operationId === "bulkUpdateUsers" ? { test: "a" } : undefined;
      expect(found(operationId, { where }, body)).toEqual([sentence]);
    }
  });

  test.each<[unknown]>([
    [{}],
    [{ id: { $gt: 0 }, created_at: { $lt: 1.5 } }],
    [{ id: null, nickname: { $in: [null, "a"] } }],
    [{ "address.id": "a", constructor: 1, toString: "a" }],
    [{ a: { $range: [5, 5] } }],
    [{ a: { $range: ["b", "a"] } }],
    [{ a: { $eq: { key: "$gt" } } }],
    [{ a: { $in: [[1], [{ $gt: 5 }]] } }],
    [{ a: { $within: polygon([113, 23]) } }],
    [{ a: { $regex: "(?i)a" } }],
    [{ a: { $regex: "a++" } }],
    [{ a: { $regex: "\\Q[\\E" } }],
    [{ a: { $regex: "[](]" } }],
  ])("%j is none", (where) => {
    expect(found("listUsers", { where })).toEqual([]);
  });

  test("each condition that is wrong, without its value", () => {
    const where = { $or: [{ id: "13800138000" }, { gender: "who@example.com" }, { a: { $range: [5, 1] } }] };
    expect(found("listUsers", { where, order_by: "id,-id" })).toEqual([
      "where.$or[0].id must be integer, as the column is",
      "where.$or[1].gender must be integer, as the column is",
      `where.$or[2].a.$range ${turned}`,
      "order_by names the column id twice",
    ]);
  });
});

describe("an update", () => {
  test.each<[unknown, string]>([
    [{ $set: { a: 1 }, $unset: { a: "" } }, "body has the column a in $set and in $unset"],
    [{ $set: { a: 1 }, a: 1 }, "body has the column a in $set and beside it"],
    [{ b: 1, a: { $incr_by: 1 }, $unset: { a: "" } }, "body has the column a in $unset and beside it"],
  ])("%j: %s", (body, sentence) => {
    expect(found("updateUser", {}, body)).toEqual([sentence]);
  });

  test.each<[unknown]>([[{ a: 1 }], [{ $set: { a: 1 }, b: 1, $unset: { c: "" } }], [{ toString: 1 }]])(
    "%j is none",
    (body) => {
      expect(found("updateUser", {}, body)).toEqual([]);
    },
  );

  test.each([
    ["; charset=gbk", ["the charset of JSON must be UTF-8"]],
    [';a=b;Charset = "UTF-16"', ["the charset of JSON must be UTF-8"]],
    ["; charset=utf-8", []],
    [';charset="UTF8"', []],
    ["; charset=us-ascii", []],
  ])("application/json%s", (charset, sentences) => {
    expect(found("updateUser", {}, { a: 1 }, charset)).toEqual(sentences);
  });
});

test("the columns are those of the spec at hand", () => {
  const copy: Spec = structuredClone(spec);
  const user = copy.components.schemas?.User as { properties: Record<string, object> };
  user.properties.points = { type: "number" };
  user.properties.id = { type: "string" };
  const made = createSpecCheck(copy);
  const route = made.routes.find(({ operation }) => operation.operationId === "listUsers");
  const query = new URLSearchParams({ where: '{"points":"5","id":"a"}' });
  expect(route && made.findMistakes(route, { query, headers: {}, body: "" })).toEqual([
    "where.points must be number, as the column is",
  ]);
});

function takesWhere(operationId: string): boolean {
  const route = routes.find(({ operation }) => operation.operationId === operationId);
  return route?.parameters.some(({ name }) => name === "where") ?? false;
}
