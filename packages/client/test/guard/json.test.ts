import { runInNewContext } from "node:vm";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { copyJson, isPlainObject, toJson } from "../../src/guard/json.ts";
import { Refusal } from "../../src/guard/refusal.ts";

/** JSON has no -0: it is written as 0. */
const jsonValue = fc.jsonValue({ maxDepth: 6 }).map((it) => JSON.parse(JSON.stringify(it)));

const carries = (place: string) => `${place}, which JSON cannot carry: nothing was sent`;

test("any JSON value arrives as it was", () => {
  fc.assert(
    fc.property(jsonValue, (value) => {
      expect(JSON.parse(toJson(value, "body"))).toEqual(value);
      expect(copyJson(value, "body")).toEqual(value);
    }),
    { numRuns: 500 },
  );
});

test("any JSON value is written as JSON.stringify does", () => {
  fc.assert(
    fc.property(jsonValue, (value) => {
      expect(toJson(value, "body")).toBe(JSON.stringify(value));
    }),
    { numRuns: 500 },
  );
});

test("what JSON would change is refused wherever it stands, and its place is named", () => {
  const bad = fc.constantFrom<[unknown, string]>(
    [undefined, "undefined"],
    [Number.NaN, "NaN"],
    [Number.POSITIVE_INFINITY, "Infinity"],
    [1n, "of type BigInt"],
    [Symbol("a"), "of type Symbol"],
    [() => 1, "of type Function"],
    [new Map(), "of type Map"],
    [new Date(Number.NaN), "of type Date"],
    [/a/, "of type RegExp"],
    [new Uint8Array(1), "of type Uint8Array"],
    [new Number(1), "of type Number"],
    [new (class Filter {})(), "of type Filter"],
  );
  const steps = fc.array(fc.oneof(fc.nat({ max: 3 }), fc.constantFrom("a", "$and", "a b", "__proto__")), {
    maxLength: 6,
  });
  fc.assert(
    fc.property(bad, steps, ([value, description], path) => {
      let whole: unknown = value;
      let place = "";
      for (const step of path.toReversed()) {
        if (typeof step === "number") {
          whole = [...Array(step).fill(0), whole];
          place = `[${step}]${place}`;
        } else {
          whole = Object.defineProperty({ first: null }, step, { value: whole, enumerable: true });
          place = `.${step}${place}`;
        }
      }
      const message = carries(`where${place} is ${description}`);
      expect(() => toJson(whole, "where")).toThrow(new TypeError(message));
    }),
  );
});

describe("an object", () => {
  test.each([
    ["a literal", {}, true],
    ["one without a prototype", Object.create(null), true],
    ["one of another realm", runInNewContext("({ a: 1 })"), true],
    ["a list", [], false],
    ["null", null, false],
    ["undefined", undefined, false],
    ["a text", "a", false],
    ["a function", () => {}, false],
    ["an instance of a class", new (class Filter {})(), false],
    ["one with inherited columns", Object.create({ a: 1 }), false],
    ["a Date", new Date(), false],
    ["a Map", new Map(), false],
  ])("%s is plain: %#", (_, value, plain) => {
    expect(isPlainObject(value)).toBe(plain);
  });
});

test("a Date is its ISO text", () => {
  expect(toJson({ a: new Date(0), b: [new Date(1.5e12)] }, "body")).toBe(
    '{"a":"1970-01-01T00:00:00.000Z","b":["2017-07-14T02:40:00.000Z"]}',
  );
});

test("500 levels are written, more are refused by the beginning of their place", () => {
  const nested = (levels: number) => {
    let value: unknown = 1;
    for (let i = 0; i < levels; i++) value = [value];
    return value;
  };
  expect(toJson(nested(501), "body")).toBe("[".repeat(501) + 1 + "]".repeat(501));
  // A scalar is no level.
  const place = `body${"[0]".repeat(20)}`.slice(0, 40);
  expect(() => toJson(nested(502), "body")).toThrow(
    new TypeError(`${place} is nested in more than 500 levels: nothing was sent`),
  );
  let deep: unknown = 1;
  for (let i = 0; i < 502; i++) deep = { a: deep };
  expect(() => toJson(deep, "body")).toThrow(/^body(\.a){18} is nested in more than 500 levels/);
});

test("a copy does not change with the value", () => {
  const where = { a: { $in: [1] } };
  const copy = copyJson(where, "where");
  where.a.$in.push(2);
  expect(copy).toEqual({ a: { $in: [1] } });
});

test("a copy, and what it is put into, is written as it is", () => {
  const copy = copyJson({ a: [{ b: "é" }], c: null }, "where");
  expect(toJson({ $and: [copy, { d: 1 }] }, "where")).toBe('{"$and":[{"a":[{"b":"é"}],"c":null},{"d":1}]}');
  expect(toJson(copyJson("text", "where"), "where")).toBe('"text"');
  expect(toJson(copyJson(null, "where"), "where")).toBe("null");
});

test("a refusal is a TypeError that says that nothing was sent", () => {
  const refusal = new Refusal("why");
  expect(refusal).toBeInstanceOf(TypeError);
  expect(refusal.message).toBe("why: nothing was sent");
  expect(new Refusal("where.who@example.com is 5").message).toBe("*** is 5: nothing was sent");
  expect(String(refusal)).toBe("TypeError: why: nothing was sent");
});
