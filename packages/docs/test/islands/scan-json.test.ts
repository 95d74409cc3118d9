import { describe, expect, test } from "vitest";
import { formatJson } from "../../src/islands/format-json.ts";
import { scanJson } from "../../src/islands/scan-json.ts";
import { checkWhere } from "../../src/islands/where-playground/check-where.ts";
import { words } from "../../src/islands/where-playground/words.ts";
import { schema } from "./where-schema.ts";

describe("a mistake of syntax is found where it is", () => {
  test.each([
    ["", "empty", 1, 1],
    [" \n ", "empty", 2, 2],
    ['{"a":1', "end", 1, 7],
    ["{'a':1}", "quotes", 1, 2],
    ["{“a”:1}", "quotes", 1, 2],
    ['{"a"：1}', "fullWidth", 1, 5],
    ['{"a":1，"b":2}', "fullWidth", 1, 7],
    ["{a:1}", "bareKey", 1, 2],
    ["{$and:[]}", "bareKey", 1, 2],
    ['{"a":1,}', "trailingComma", 1, 8],
    ['{"$and":[{},]}', "trailingComma", 1, 13],
    ['{"a":"x\ny"}', "string", 1, 6],
    ['{"a":"x', "string", 1, 6],
    ['{"a":"\\d"}', "string", 1, 6],
    ['{"a":1}}', "rest", 1, 8],
    ['{\n  "a": 1\n  "b": 2\n}', "unexpected", 3, 3],
    ['{"你":1 x}', "unexpected", 1, 8],
    ['{"a":01}', "unexpected", 1, 7],
    ['{"a":NaN}', "unexpected", 1, 6],
    ['["😀" "b"]', "unexpected", 1, 6],
    ['{"a":1]', "unexpected", 1, 7],
  ])("%j", (text, mistake, line, column) => {
    expect(scanJson(text)).toMatchObject({ mistake, line, column });
  });
});

test("keys that stand twice in one object are found, however they are written", () => {
  const scan = scanJson('{"$and":[{"a":1},{"a":1,"b":{"c":1,"\\u0063":2}}],"x":{"a":1},"$and":[]}');
  expect(scan).toMatchObject({
    twice: [
      { steps: ["$and", 1, "b"], key: "c" },
      { steps: [], key: "$and" },
    ],
  });
});

test("the tokens are the text without its space, numbers with all their digits", () => {
  const scan = scanJson(' { "a b" : [ 12345678901234567890 , 1.50e+2 , true , null ] } ');
  expect("tokens" in scan && scan.tokens.join("")).toBe('{"a b":[12345678901234567890,1.50e+2,true,null]}');
});

test("levels are counted", () => {
  expect(scanJson("[[{}]]")).toMatchObject({ levels: 3 });
  expect(scanJson(`${"[".repeat(100_000)}${"]".repeat(100_000)}`)).toMatchObject({ levels: 100_000 });
});

test("a text of a million characters is read at once", () => {
  const text = JSON.stringify({ a: "x\\".repeat(400_000), b: Array.from({ length: 50_000 }, () => 1) });
  const begin = performance.now();
  expect(scanJson(text)).toHaveProperty("tokens");
  expect(performance.now() - begin).toBeLessThan(2000);
});

test("it takes exactly what JSON.parse takes, also of texts that were damaged", () => {
  const texts = [
    '{"$and":[{"a":{"$gte":-1.5e3}},{"b":"x\\u4f60\\n"},{"c":[true,false,null,0,""]}], "d" : {} }',
    "[]",
    "1",
  ];
  const parts = [...'{}[]",:\\ 0123.eE+-tfn\n\t\u00a0\u2028a$', "true", "null", '"x"', "01", "\u0001"];
  let seed = 1;
  const random = (below: number) => {
    seed = (seed * 48271) % 2147483647;
    return seed % below;
  };
  const counts = { taken: 0, refused: 0 };
  for (let round = 0; round < 20_000; round++) {
    let text = texts[random(texts.length)] as string;
    for (let changes = 1 + random(2); changes > 0; changes--) {
      const at = random(text.length + 1);
      text = text.slice(0, at) + (random(3) ? parts[random(parts.length)] : "") + text.slice(at + random(2));
    }
    const isTaken = "tokens" in scanJson(text);
    expect(isTaken, text).toBe(canParse(text));
    counts[isTaken ? "taken" : "refused"]++;
  }
  expect(Math.min(counts.taken, counts.refused)).toBeGreaterThan(1000);
});

function canParse(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe("a hostile text is read at once", () => {
  const open = "x".repeat(100_000);
  const slow: [string, () => unknown][] = [
    ["scanJson, an open string", () => scanJson(`"${open}`)],
    ["scanJson, a string that breaks", () => scanJson(`["${open}\n"]`)],
    ["scanJson, an open string of escapes", () => scanJson(`"${"\\n".repeat(50_000)}`)],
    ["scanJson, keys that stand twice deep inside", () => scanJson(deepTwice)],
    ["formatJson, an open string", () => formatJson(`{"a":"${open}`)],
    ["formatJson, deep lists", () => formatJson(`${"[".repeat(49_000)}${"]".repeat(49_000)}`)],
    ["checkWhere, an open string", () => checkWhere(`{"a":"${open.slice(10)}`, schema, words.en)],
  ];
  const deepTwice = `${"[".repeat(25_000)}{${Array.from({ length: 8000 }, (_, n) => `"${n >> 1}":1`)}}${"]".repeat(25_000)}`;

  test.each(slow)("%s", (_, read) => {
    const begin = performance.now();
    read();
    expect(performance.now() - begin).toBeLessThan(1000);
  });
});

test("what nests deep is laid out as it came", () => {
  const text = `${"[".repeat(49_000)} 1${"]".repeat(49_000)}`;
  expect(formatJson(text)).toBe(text);
  expect(formatJson('[[[{"a":1}]]]')).toContain("\n");
});
