import { describe, expect, test } from "vitest";
import { readJson } from "../src/read-json.ts";
import { check, withWhere } from "./request.ts";

const nested = (levels: number) => "[".repeat(levels) + "]".repeat(levels);

describe("JSON that can be kept as it is", () => {
  test.each([
    "null",
    "-1.5e3",
    '""',
    '"你 \\ud83d\\ude00"',
    "{}",
    '[{"a":1},{"a":1}]',
    '{"a":{"a":{"a":1}},"b":{"a":1}}',
    '{"a":"a","b":["a","a"],"c":"\\"a\\":1"}',
    '{"a\\\\":1,"a":2,"A":3,"":4}',
    ' { "a" : [ 1 , { "b" : "}" } ] , "b" : "[" } ',
    '{"proto":1,"constructor":2,"__proto":3}',
    '{"a":"__proto__"}',
    nested(100),
    JSON.stringify("[".repeat(200)),
  ])("%s", (text) => expect(readJson(text, "body")).toEqual({ value: JSON.parse(text) }));
});

describe("a key that comes twice", () => {
  test.each([
    ['{"score":1,"score":2}', "body has the key score twice"],
    ['{"score":1,"score":1}', "body has the key score twice"],
    ['{"score":{"a":[1,{}]},"b":"x,\\"","score":2}', "body has the key score twice"],
    ['{"sc\\u006fre":1,"score":2}', "body has the key score twice"],
    ['{"$and":[{"a":1},{"b":{"$gt":1,"$lt":2,"$gt":3}}]}', "body.$and[1].b has the key $gt twice"],
    ['[[],[{"a":1,"a":2}]]', "body[1][0] has the key a twice"],
    ['{"a":{"who@example.com":1,"who@example.com":2}}', "body.a has the key … twice"],
    ['{"13900139000":{"a":1,"a":2}}', "body.… has the key a twice"],
    ['{"":1,"":2}', "body has the key … twice"],
    ['{ "a" : 1 ,\n "a" : 2 }', "body has the key a twice"],
  ])("%s", (text, problem) => expect(readJson(text, "body")).toEqual({ problem }));
});

describe("what no database takes", () => {
  test.each([
    ['"\\ud800"', "body is not well-formed Unicode"],
    ['{"a":{"$in":["x","\\udc00\\ud800"]}}', "body.a.$in[1] is not well-formed Unicode"],
    ['{"a":{"x\\ud800":1}}', "body.a has a key that is not well-formed Unicode"],
    ['{"__proto__":1}', "body must not have the key __proto__"],
    ['{"a":[{"b":{"__proto__":{"x":1}}}]}', "body.a[0].b must not have the key __proto__"],
    ['{"a":{"\\u005f_proto__":1}}', "body.a must not have the key __proto__"],
    ['{"a":[1e308,1e309]}', "body.a[1] is too large for a number"],
  ])("%s", (text, problem) => expect(readJson(text, "body")).toEqual({ problem }));
});

describe("what nests too deep", () => {
  const problem = "body nests deeper than 100 levels";

  test.each([
    ["arrays", nested(101)],
    ["objects", `${'{"a":'.repeat(101)}1${"}".repeat(101)}`],
    ["a part in the middle", `[1,"]",${nested(100)},2]`],
    ["what is never closed", "[".repeat(101)],
    ["so deep that JSON.parse would need gigabytes", nested(8 * 2 ** 20)],
  ])("%s", (_, text) => expect(readJson(text, "body")).toEqual({ problem }));

  test("but not what stands beside each other or in a string", () => {
    for (const text of [`[${"[],".repeat(200)}1]`, JSON.stringify({ a: `\\"${"{".repeat(200)}` })]) {
      expect(readJson(text, "body")).toEqual({ value: JSON.parse(text) });
    }
  });
});

describe("what is not JSON", () => {
  test.each([
    "",
    "{",
    '{"a":1,}',
    "{'a':1}",
    '"',
    '"\\"',
    '{"a":1,"a":2',
    '{"a\\x":1,"a\\x":2}',
    "]]]",
    "}{",
    "NaN",
  ])("%s", (text) => expect(readJson(text, "where")).toEqual({ problem: "where is not JSON" }));
});

test.each([
  ["quotes", '"'.repeat(2 ** 22)],
  ["quotes behind backslashes", '\\"'.repeat(2 ** 21)],
  ["backslashes", `"${"\\".repeat(2 ** 22)}`],
])("the time for %s grows with their number and not its square", (_, text) => {
  const start = performance.now();
  expect(readJson(text, "body")).toEqual({ problem: "body is not JSON" });
  expect(performance.now() - start).toBeLessThan(5000);
});

describe("in a request", () => {
  const deep = (inside: string) => `${'{"$and":['.repeat(50)}${inside}${"]}".repeat(50)}`;

  test.each([
    ['{"score":1,"score":2}', "where has the key score twice"],
    ['{"a":{"$eq":"\\ud800"}}', "where.a.$eq is not well-formed Unicode"],
    ['{"a":{"$eq":{"__proto__":1}}}', "where.a.$eq must not have the key __proto__"],
    [deep('{"a":1}'), "where nests deeper than 100 levels"],
    [deep("{}".repeat(1e5)), "where nests deeper than 100 levels"],
  ])("where: %s", (where, problem) => {
    for (const operationId of withWhere) {
      const body = operationId === "bulkUpdateUsers" ? '{"score":0}' : "";
      const query = new URLSearchParams({ where });
      expect(check(operationId, { query, body }).violations).toEqual([problem]);
    }
  });

  test.each([
    ['{"score":1,"score":2}', "body has the key score twice"],
    ['{"a":"\\ud800"}', "body.a is not well-formed Unicode"],
    ['{"a":{"b":[{"__proto__":1}]}}', "body.a.b[0] must not have the key __proto__"],
    [`{"a":${nested(100)}}`, "body nests deeper than 100 levels"],
  ])("body: %s", (body, problem) => {
    for (const operationId of ["updateUser", "bulkUpdateUsers"]) {
      expect(check(operationId, { body })).toEqual({ violations: [problem], body: undefined });
    }
  });

  test("the deepest where and body that are taken", () => {
    const where = `${'{"$and":['.repeat(49)}{"a":1}${"]}".repeat(49)}`;
    expect(check("listUsers", { query: new URLSearchParams({ where }) }).violations).toEqual([]);
    expect(check("updateUser", { body: `{"a":${nested(99)}}` }).violations).toEqual([]);
  });
});
