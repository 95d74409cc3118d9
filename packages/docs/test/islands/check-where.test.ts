import { findMistakes, routes, spec, specCheck } from "@minapp-users/spec-check";
import { describe, expect, test } from "vitest";
import { checkWhere } from "../../src/islands/where-playground/check-where.ts";
import { words } from "../../src/islands/where-playground/words.ts";
import { schema } from "./where-schema.ts";

/** The findings, a line each. */
function say(text: string, language: "en" | "zh"): string[] {
  const say = words[language];
  return checkWhere(text, schema, say).findings.map(
    ({ level, place, sentence }) => `${level}: ${place}${say.colon}${sentence}`,
  );
}

const none = words.en;

describe("each trap has its sentence, in both languages", () => {
  test.each<[string, string, string]>([
    [
      "",
      "error: Line 1, column 1: there is nothing yet; a where is a JSON object, and without one every user is meant.",
      "error: 第 1 行第 1 列：还没有内容；where 是一个 JSON 对象，不带 where 就表示所有用户。",
    ],
    [
      '{\n "a":1,\n}',
      "error: Line 3, column 1: there must be no comma before }.",
      "error: 第 3 行第 1 列：} 前面不能有逗号。",
    ],
    [
      "{“a”:1}",
      'error: Line 1, column 2: JSON has only straight double quotes ("), not “.',
      'error: 第 1 行第 2 列：JSON 只能用英文双引号（"），不能用 “。',
    ],
    [
      '{"a"：1}',
      "error: Line 1, column 5: ： is a full-width character; JSON takes the half-width one.",
      "error: 第 1 行第 5 列：： 是全角符号，JSON 要用半角符号。",
    ],
    [
      '{"a":\u00a01}',
      "error: Line 1, column 6: U+00A0 must not stand here.",
      "error: 第 1 行第 6 列：这里不能出现 U+00A0。",
    ],
    [
      '{"a":1,"a":2}',
      "error: where: the key a stands twice in one object, and only the last one would count.",
      "error: where：键 a 在同一个对象中出现了两次，只有最后一个会生效。",
    ],
    [
      '{"$and":[{"a":1},{"b":{"$gt":1,"$gt":2}}]}',
      "error: $and[1].b: the key $gt stands twice in one object, and only the last one would count.",
      "error: $and[1].b：键 $gt 在同一个对象中出现了两次，只有最后一个会生效。",
    ],
    [
      '{"$and":[{"a":1},{"age":{"$gtee":18}}]}',
      "error: $and[1].age.$gtee: there is no operator $gtee: did you mean $gte?",
      "error: $and[1].age.$gtee：没有 $gtee 这个操作符，是不是想写 $gte？",
    ],
    [
      '{"name":{"$like":"x"}}',
      "error: name.$like: there is no operator $like: did you mean $contains?",
      "error: name.$like：没有 $like 这个操作符，是不是想写 $contains？",
    ],
    [
      '{"name":{"$frobnicate":"x"}}',
      "error: name.$frobnicate: there is no operator $frobnicate.",
      "error: name.$frobnicate：没有 $frobnicate 这个操作符。",
    ],
    [
      '{"age":{"gte":1}}',
      "error: age.gte: within a column only operators stand, which begin with $, and gte is none: did you mean $gte?",
      "error: age.gte：字段里只能写以 $ 开头的操作符，gte 不是，是不是想写 $gte？",
    ],
    [
      '{"_group":{"$eq":1}}',
      "note: _group: the documentation shows _group with $in only, and here is $eq: write $in with a list, also for a single group.",
      "note: _group：官方文档中 _group 只与 $in 一起使用，这里是 $eq；即使只有一个用户组，也请用 $in 加数组。",
    ],
    [
      '{"id":{"$nin":[]}}',
      "warning: where: this matches every user; with a bulk update, it changes everyone.",
      "warning: where：这个条件匹配所有用户；用于批量更新时，会修改每一个用户。",
    ],
    [
      '{"$nor":[]}',
      "error: $nor: $nor is no operator that joins conditions: there are $and or $or.",
      "error: $nor：$nor 不能用来组合条件，可用的有 $and 或 $or。",
    ],
    [
      '{"$gte":1}',
      'error: $gte: $gte stands without a column: write {"column": {"$gte": …}}.',
      'error: $gte：$gte 前面缺少字段，应写作 {"字段": {"$gte": …}}。',
    ],
    [
      '{"1a":1}',
      "error: 1a: 1a is not the name of a column: it has letters, digits and _, and begins with a letter.",
      "error: 1a：1a 不是合法的字段名：字段名由字母、数字和下划线组成，以字母开头。",
    ],
    [
      '{"a":{"$options":"i"}}',
      "error: a.$options: $options needs $regex beside it.",
      "error: a.$options：$options 必须与 $regex 一起使用。",
    ],
    [
      '{"$and":[]}',
      "error: $and: the list is empty: it must have at least one condition.",
      "error: $and：列表为空，至少要有一个条件。",
    ],
    [
      "[1]",
      'error: where: a where must be an object such as {"age": {"$gte": 18}}, and this is a list.',
      'error: where：where 必须是对象，例如 {"age": {"$gte": 18}}，而这里是数组。',
    ],
    [
      '"a"',
      'error: where: a where must be an object such as {"age": {"$gte": 18}}, and this is text.',
      'error: where：where 必须是对象，例如 {"age": {"$gte": 18}}，而这里是字符串。',
    ],
    [
      '{"$or":[1]}',
      "error: $or[0]: each condition in a list is an object, and this is a number.",
      "error: $or[0]：列表中的每个条件都必须是对象，而这里是数字。",
    ],
    [
      '{"a":[1,2]}',
      "error: a: a column is compared with a value or by operators, not with a list: for one of several values, use $in.",
      "error: a：字段只能与一个值比较，或者使用操作符，不能直接写数组；要匹配多个值中的一个，请用 $in。",
    ],
    [
      '{"a":{}}',
      'error: a: there is no operator: write one, such as {"$eq": …}.',
      'error: a：缺少操作符，例如 {"$eq": …}。',
    ],
    [
      '{"a":{"$gt":true}}',
      "error: a.$gt: this must be a number or text, and it is true or false.",
      "error: a.$gt：这里必须是数字或字符串，实际是布尔值。",
    ],
    [
      '{"a":{"$contains":""}}',
      "error: a.$contains: the text must not be empty.",
      "error: a.$contains：字符串不能为空。",
    ],
    [
      '{"a":{"$range":[1]}}',
      "error: a.$range: the list must have at least 2.",
      "error: a.$range：数组至少要有 2 项。",
    ],
    [
      '{"a":{"$range":[1,2,3]}}',
      "error: a.$range: the list must have at most 2.",
      "error: a.$range：数组最多只能有 2 项。",
    ],
    [
      '{"a":{"$range":[5,1]}}',
      "error: a.$range: the larger end comes first, and nothing is between them.",
      "error: a.$range：较大的一端写在了前面，区间内不会有任何值。",
    ],
    [
      '{"a":{"$has_key":"1"}}',
      "error: a.$has_key: the text must match ^[A-Za-z][A-Za-z0-9_]*$.",
      "error: a.$has_key：字符串必须匹配 ^[A-Za-z][A-Za-z0-9_]*$。",
    ],
    [
      '{"a":{"$center":{"radius":-1,"coordinates":[0,0]}}}',
      "error: a.$center.radius: this must be at least 0.",
      "error: a.$center.radius：不能小于 0。",
    ],
    [
      '{"a":{"$center":{"radius":1,"coordinates":[0,91]}}}',
      "error: a.$center.coordinates[1]: this must be at most 90.",
      "error: a.$center.coordinates[1]：不能大于 90。",
    ],
    [
      '{"a":{"$center":{"radius":1}}}',
      "error: a.$center: coordinates is missing.",
      "error: a.$center：缺少 coordinates。",
    ],
    [
      '{"a":{"$intersects":{"type":"Circle"}}}',
      'error: a.$intersects.type: this must be "Point" or "Polygon".',
      'error: a.$intersects.type：这里必须是 "Point" 或 "Polygon"。',
    ],
    [
      '{"a":{"$intersects":{"type":"Polygon","coordinates":[[[0,0]]]}}}',
      "error: a.$intersects.coordinates[0]: the list must have at least 4.",
      "error: a.$intersects.coordinates[0]：数组至少要有 4 项。",
    ],
    [
      '{"a":{"$intersects":7}}',
      "error: a.$intersects: this must be an object, and it is a number.",
      "error: a.$intersects：这里必须是对象，实际是数字。",
    ],
    [
      '{"a":{"$within":{"type":"Point","coordinates":[[[0,0],[0,1],[1,1],[0,0]]]}}}',
      'error: a.$within.type: this must be "Polygon".',
      'error: a.$within.type：这里必须是 "Polygon"。',
    ],
    [
      '{"a":{"$within":{"type":"Polygon","coordinates":[[[0,0],[0,1],[1,1],[1,0]]]}}}',
      "error: a.$within: a ring is not closed: its last position must be its first one again.",
      "error: a.$within：多边形没有闭合：每个环的最后一个点必须与第一个点相同。",
    ],
    [
      '{"a":{"$regex":"("}}',
      "error: a.$regex: this is not a regular expression.",
      "error: a.$regex：这不是合法的正则表达式。",
    ],
    [
      '{"a":{"$eq":{"$gt":1}}}',
      "error: a.$eq: the operator $gt stands in a value: operators stand beside each other.",
      "error: a.$eq：值里面出现了操作符 $gt，操作符之间应当并列。",
    ],
    [
      '{"id":"1"}',
      "error: id: this must be an integer, and it is text: the built-in column id has no other values.",
      "error: id：这里必须是整数，实际是字符串，内置字段 id 不会有其他值。",
    ],
    [
      '{"gender":{"$in":[0,3]}}',
      "error: gender.$in[1]: this must be 0, 1 or 2: the built-in column gender has no other values.",
      "error: gender.$in[1]：这里必须是 0、1 或 2，内置字段 gender 不会有其他值。",
    ],
    [
      '{"created_at":{"$gte":"2018-01-01"}}',
      "error: created_at.$gte: this must be a number, and it is text: the built-in column created_at has no other values.",
      "error: created_at.$gte：这里必须是数字，实际是字符串，内置字段 created_at 不会有其他值。",
    ],
    [
      '{"a":"\\ud800"}',
      "error: a: this text has half of a character.",
      "error: a：文本中有半个字符（不成对的代理项）。",
    ],
    [
      '{"a":1e999}',
      "error: a: this number is too large to be one.",
      "error: a：这个数字太大，超出了可表示的范围。",
    ],
    [
      "{}",
      "warning: where: this matches every user; with a bulk update, it changes everyone.",
      "warning: where：这个条件匹配所有用户；用于批量更新时，会修改每一个用户。",
    ],
    [
      '{"$or":[{"a":1},{}]}',
      "warning: where: this matches every user; with a bulk update, it changes everyone.",
      "warning: where：这个条件匹配所有用户；用于批量更新时，会修改每一个用户。",
    ],
    [
      '{"created_at":{"$gte":1542364387000}}',
      "warning: created_at.$gte: times are Unix seconds, and this looks like milliseconds: 1542364387 would be the same time.",
      "warning: created_at.$gte：时间的单位是秒（Unix 时间戳），这里像是毫秒，对应的秒数是 1542364387。",
    ],
    [
      '{"$and":[{"age":{"$gte":1,"$lt":5}}]}',
      "note: $and[0].age: the documentation shows one operator per column, and here are $gte $lt: with $and, each in an object of its own, you are on the safe side.",
      "note: $and[0].age：官方文档中每个字段只写一个操作符，这里有 $gte $lt；稳妥的写法是用 $and，每个操作符单独一个对象。",
    ],
    [
      '{"$or":[{"a":1,"b":2}]}',
      "note: $or[0]: the documentation shows one column per object: with $and, each in an object of its own, you are on the safe side.",
      "note: $or[0]：官方文档中每个对象只写一个字段；稳妥的写法是用 $and，每个字段单独一个对象。",
    ],
    ['{"a":{"$regex":"x","$options":"i"}}', "", ""],
  ])("%s", (text, english, chinese) => {
    expect(say(text, "en")).toEqual(english ? [english] : []);
    expect(say(text, "zh")).toEqual(chinese ? [chinese] : []);
  });
});

test("several mistakes have a sentence each, and where they are", () => {
  expect(say('{"$and":[],"$or":[{"a":{"$gt":null}},{"b":{"$inn":[1]}},3]}', "en")).toEqual([
    "error: $and: the list is empty: it must have at least one condition.",
    "error: $or[0].a.$gt: this must be a number or text, and it is null.",
    "error: $or[1].b.$inn: there is no operator $inn: did you mean $in?",
    "error: $or[2]: each condition in a list is an object, and this is a number.",
  ]);
});

test("nesting that is too deep, a text that is too long, and a key __proto__ are mistakes", () => {
  const deep = `${'{"$and":['.repeat(60)}{}${"]}".repeat(60)}`;
  expect(say(deep, "en")).toEqual(["error: where: this nests deeper than 100 levels."]);
  expect(say(`{"a":"${"x".repeat(100_000)}"}`, "zh")).toEqual([
    "error: where：内容太长，远远超出 URL 的上限，没有检查。",
  ]);
  expect(say('{"__proto__":1}', "en")).toContain("error: where: __proto__ cannot be a key.");
});

test("no English is in a Chinese sentence but names and values", () => {
  const known = /\b(where|JSON|URL|Unix|null|and|or|page)\b/g;
  const show = (value: unknown): string[] =>
    typeof value === "function"
      ? [String(safely(() => value("X", 1))), String(safely(() => value(["X", "Y"], 1)))]
      : typeof value === "object" && value !== null
        ? Object.values(value).flatMap(show)
        : [String(value)];
  for (const text of show(words.zh)) {
    const rest = text.replace(/"[^"]*"|\{.*\}|__proto__|_group|\$\w+|\\n/g, "").replace(known, "");
    expect(rest.match(/[a-z]{2,}/g) ?? [], text).toEqual([]);
  }
});

function safely(work: () => unknown): unknown {
  try {
    return work();
  } catch {
    return "";
  }
}

describe("it says the same as the mock", () => {
  const route = routes.find(({ operation }) => operation.operationId === "listUsers");
  if (!route) throw new Error("no listUsers");

  /** Whether the mock's checks object to a `where`. */
  function isRefused(text: string): boolean {
    const query = new URLSearchParams({ where: text });
    const request = {
      method: "GET",
      urlLength: 100,
      pathname: route?.path ?? "",
      query,
      headers: {},
      body: "",
    };
    const { violations } = specCheck.checkRequest(route as never, request);
    return violations.length > 0 || findMistakes(route as never, request).length > 0;
  }

  const values = [
    "1",
    "-1.5",
    '"x"',
    '""',
    "true",
    "null",
    "[]",
    "[1,2]",
    "[2,1]",
    '["a"]',
    "{}",
    '{"b":1}',
    '{"$gt":1}',
    '"("',
    '"i"',
    '"2018-01-01"',
    '{"type":"Point","coordinates":[1,2]}',
    '{"type":"Polygon","coordinates":[[[0,0],[0,1],[1,1],[0,0]]]}',
    '{"type":"Polygon","coordinates":[[[0,0],[0,1],[1,1],[1,0]]]}',
    '{"radius":1,"coordinates":[1,2]}',
    '{"geometry":{"type":"Point","coordinates":[1,200]}}',
    '"\\ud800"',
    "1e999",
  ];
  const operators = [...schema.operators, "$like", "gte", "$and"];
  const columns = [
    "a",
    "_group",
    "id",
    "gender",
    "created_at",
    "is_authorized",
    "nickname",
    "_provider",
    "a.b",
    "1a",
    "a b",
    "$gt",
    "__proto__",
    "constructor",
    "toString",
    "$or",
  ];

  test("of every operator with every kind of value", () => {
    const counts = { taken: 0, refused: 0 };
    for (const operator of operators)
      for (const value of values) {
        const text = `{"a":{"${operator}":${value}}}`;
        const refused = isRefused(text);
        expect(checkWhere(text, schema, none).compact === undefined, text).toBe(refused);
        counts[refused ? "refused" : "taken"]++;
      }
    expect(Math.min(counts.taken, counts.refused)).toBeGreaterThan(50);
  });

  test("of every built-in column, and of odd names, with values and operators, alone and in lists", () => {
    const counts = { taken: 0, refused: 0 };
    for (const column of columns)
      for (const value of values)
        for (const operand of [value, `{"$eq":${value}}`, `{"$in":[${value}]}`, `{"$lt":${value}}`])
          for (const text of [`{"${column}":${operand}}`, `{"$and":[{"b":1},{"${column}":${operand}}]}`]) {
            const refused = isRefused(text);
            expect(checkWhere(text, schema, none).compact === undefined, text).toBe(refused);
            counts[refused ? "refused" : "taken"]++;
          }
    expect(Math.min(counts.taken, counts.refused)).toBeGreaterThan(200);
  });

  test("of the spec's own examples, which it takes", () => {
    const examples = Object.values(spec.paths).flatMap((item) =>
      (item.get?.parameters ?? []).flatMap((it) =>
        "examples" in it ? Object.values(it.examples ?? {}) : [],
      ),
    );
    const wheres = examples.map(({ value }) => String(value)).filter((text) => text.startsWith("{"));
    expect(wheres.length).toBeGreaterThan(3);
    for (const text of wheres) expect(checkWhere(text, schema, none).compact).toBe(text);
  });
});

test("the spec still knows `_group` with $in only, as a note says", () => {
  expect(spec.components.schemas?.Where).toMatchObject({
    description: expect.stringContaining("`_group` with `$in`"),
  });
  const notes = (text: string) => say(text, "en").filter((line) => line.includes("_group with"));
  expect(notes('{"_group":{"$in":[1]}}')).toEqual([]);
  expect(notes('{"_group":1}')).toHaveLength(1);
});
