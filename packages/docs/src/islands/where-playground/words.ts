import type { Language } from "../language.ts";
import type { SyntaxMistake } from "../scan-json.ts";

/** All that the playground says. */
export interface Words {
  examples: string;
  input: string;
  query: string;
  copy: string;
  copied: string;
  notCopied: string;
  valid: string;
  invalid: (count: number) => string;
  length: (length: number, most: number) => string;
  levels: Readonly<Record<"error" | "warning" | "note", string>>;
  /** Between a place and what is said of it. */
  colon: string;
  at: (line: number, column: number) => string;
  syntax: Readonly<Record<SyntaxMistake["mistake"], (character: string) => string>>;
  types: Readonly<Record<string, string>>;
  /** Joins what is one or another. */
  or: (names: readonly string[]) => string;
  tooLongToCheck: string;
  tooLongUrl: (length: number, most: number) => string;
  keyTwice: (key: string) => string;
  tooDeep: (most: number) => string;
  halfCharacter: string;
  tooLarge: string;
  proto: string;
  notAnObject: (type: string) => string;
  branchIsNoObject: (type: string) => string;
  unknownJoin: (name: string, joins: string) => string;
  noColumn: (operator: string) => string;
  columnName: (name: string) => string;
  unknownOperator: (name: string, nearest: string | undefined) => string;
  notAnOperator: (name: string, nearest: string | undefined) => string;
  emptyList: string;
  noOperator: string;
  conditionIsList: string;
  optionsWithoutRegex: string;
  mustBe: (expected: string, given: string) => string;
  mustBeOneOf: (values: string) => string;
  emptyText: string;
  tooFew: (least: number) => string;
  tooMany: (most: number) => string;
  missing: (key: string) => string;
  pattern: (pattern: string) => string;
  atLeast: (limit: number) => string;
  atMost: (limit: number) => string;
  other: (keyword: string) => string;
  ofBuiltIn: (sentence: string, column: string) => string;
  operatorInValue: (operator: string) => string;
  notAPattern: string;
  turnedRange: string;
  openRing: string;
  everyone: string;
  milliseconds: (seconds: number) => string;
  severalOperators: (operators: string) => string;
  severalColumns: string;
  groupOperator: (operators: string) => string;
}

const en: Words = {
  examples: "Examples",
  input: "A where, as JSON",
  query: "The query to send",
  copy: "Copy",
  copied: "Copied.",
  notCopied: "The browser did not allow copying: select the text and copy it yourself.",
  valid: "This where follows the spec.",
  invalid: (count) => (count === 1 ? "There is one mistake." : `There are ${count} mistakes.`),
  length: (length, most) => `The URL has ${length} of at most ${most} characters.`,
  levels: { error: "Mistake", warning: "Careful", note: "Note" },
  colon: ": ",
  at: (line, column) => `Line ${line}, column ${column}`,
  syntax: {
    empty: () => "there is nothing yet; a where is a JSON object, and without one every user is meant.",
    end: () => "the text ends before everything is closed.",
    string: () =>
      "a string is not closed, or has a line break or a backslash that must be written \\n or \\\\.",
    quotes: (character) => `JSON has only straight double quotes ("), not ${character}.`,
    fullWidth: (character) => `${character} is a full-width character; JSON takes the half-width one.`,
    bareKey: () => 'a key needs double quotes, as in "age".',
    trailingComma: (character) => `there must be no comma before ${character}.`,
    rest: (character) => `the JSON has ended, but ${character} follows.`,
    unexpected: (character) => `${character} must not stand here.`,
  },
  types: {
    string: "text",
    number: "a number",
    integer: "an integer",
    boolean: "true or false",
    null: "null",
    array: "a list",
    object: "an object",
  },
  or: (names) => names.join(", ").replace(/, ([^,]*)$/, " or $1"),
  tooLongToCheck: "this is too long for a URL by far, and was not checked.",
  tooLongUrl: (length, most) =>
    `the URL would have ${length} characters, and the server answers 502 to more than ${most}: ask in several requests.`,
  keyTwice: (key) => `the key ${key} stands twice in one object, and only the last one would count.`,
  tooDeep: (most) => `this nests deeper than ${most} levels.`,
  halfCharacter: "this text has half of a character.",
  tooLarge: "this number is too large to be one.",
  proto: "__proto__ cannot be a key.",
  notAnObject: (type) => `a where must be an object such as {"age": {"$gte": 18}}, and this is ${type}.`,
  branchIsNoObject: (type) => `each condition in a list is an object, and this is ${type}.`,
  unknownJoin: (name, joins) => `${name} is no operator that joins conditions: there are ${joins}.`,
  noColumn: (operator) => `${operator} stands without a column: write {"column": {"${operator}": …}}.`,
  columnName: (name) =>
    `${name} is not the name of a column: it has letters, digits and _, and begins with a letter.`,
  unknownOperator: (name, nearest) =>
    nearest ? `there is no operator ${name}: did you mean ${nearest}?` : `there is no operator ${name}.`,
  notAnOperator: (name, nearest) =>
    `within a column only operators stand, which begin with $, and ${name} is none` +
    `${nearest ? `: did you mean ${nearest}?` : "."}`,
  emptyList: "the list is empty: it must have at least one condition.",
  noOperator: 'there is no operator: write one, such as {"$eq": …}.',
  conditionIsList:
    "a column is compared with a value or by operators, not with a list: for one of several values, use $in.",
  optionsWithoutRegex: "$options needs $regex beside it.",
  mustBe: (expected, given) => `this must be ${expected}, and it is ${given}.`,
  mustBeOneOf: (values) => `this must be ${values}.`,
  emptyText: "the text must not be empty.",
  tooFew: (least) => `the list must have at least ${least}.`,
  tooMany: (most) => `the list must have at most ${most}.`,
  missing: (key) => `${key} is missing.`,
  pattern: (pattern) => `the text must match ${pattern}.`,
  atLeast: (limit) => `this must be at least ${limit}.`,
  atMost: (limit) => `this must be at most ${limit}.`,
  other: (keyword) => `this does not follow the spec (${keyword}).`,
  ofBuiltIn: (sentence, column) =>
    `${sentence.replace(/\.$/, "")}: the built-in column ${column} has no other values.`,
  operatorInValue: (operator) =>
    `the operator ${operator} stands in a value: operators stand beside each other.`,
  notAPattern: "this is not a regular expression.",
  turnedRange: "the larger end comes first, and nothing is between them.",
  openRing: "a ring is not closed: its last position must be its first one again.",
  everyone: "this matches every user; with a bulk update, it changes everyone.",
  milliseconds: (seconds) =>
    `times are Unix seconds, and this looks like milliseconds: ${seconds} would be the same time.`,
  severalOperators: (operators) =>
    `the documentation shows one operator per column, and here are ${operators}: with $and, each in an object of its own, you are on the safe side.`,
  severalColumns:
    "the documentation shows one column per object: with $and, each in an object of its own, you are on the safe side.",
  groupOperator: (operators) =>
    `the documentation shows _group with $in only, and here is ${operators}: write $in with a list, also for a single group.`,
};

const zh: Words = {
  examples: "示例",
  input: "查询条件 where（JSON）",
  query: "实际发送的查询字符串",
  copy: "复制",
  copied: "已复制。",
  notCopied: "浏览器不允许复制，请手动选中文本再复制。",
  valid: "这个 where 符合接口描述。",
  invalid: (count) => `有 ${count} 处错误。`,
  length: (length, most) => `URL 共 ${length} 个字符，上限 ${most}。`,
  levels: { error: "错误", warning: "注意", note: "提示" },
  colon: "：",
  at: (line, column) => `第 ${line} 行第 ${column} 列`,
  syntax: {
    empty: () => "还没有内容；where 是一个 JSON 对象，不带 where 就表示所有用户。",
    end: () => "文本提前结束，还有括号或引号没有闭合。",
    string: () => "字符串没有闭合，或者含有未转义的换行、反斜杠（应写作 \\n、\\\\）。",
    quotes: (character) => `JSON 只能用英文双引号（"），不能用 ${character}。`,
    fullWidth: (character) => `${character} 是全角符号，JSON 要用半角符号。`,
    bareKey: () => '键必须加双引号，例如 "age"。',
    trailingComma: (character) => `${character} 前面不能有逗号。`,
    rest: (character) => `JSON 已经结束，后面不能再有 ${character}。`,
    unexpected: (character) => `这里不能出现 ${character}。`,
  },
  types: {
    string: "字符串",
    number: "数字",
    integer: "整数",
    boolean: "布尔值",
    null: "null",
    array: "数组",
    object: "对象",
  },
  or: (names) => spaced(names.join("、").replace(/、([^、]*)$/, "或$1")),
  tooLongToCheck: "内容太长，远远超出 URL 的上限，没有检查。",
  tooLongUrl: (length, most) => `URL 会有 ${length} 个字符，超过 ${most} 时服务端返回 502，请分成多次请求。`,
  keyTwice: (key) => `键 ${key} 在同一个对象中出现了两次，只有最后一个会生效。`,
  tooDeep: (most) => `嵌套超过 ${most} 层。`,
  halfCharacter: "文本中有半个字符（不成对的代理项）。",
  tooLarge: "这个数字太大，超出了可表示的范围。",
  proto: "__proto__ 不能用作键。",
  notAnObject: (type) => spaced(`where 必须是对象，例如 {"age": {"$gte": 18}}，而这里是${type}。`),
  branchIsNoObject: (type) => spaced(`列表中的每个条件都必须是对象，而这里是${type}。`),
  unknownJoin: (name, joins) => `${name} 不能用来组合条件，可用的有 ${joins}。`,
  noColumn: (operator) => `${operator} 前面缺少字段，应写作 {"字段": {"${operator}": …}}。`,
  columnName: (name) => `${name} 不是合法的字段名：字段名由字母、数字和下划线组成，以字母开头。`,
  unknownOperator: (name, nearest) =>
    nearest ? `没有 ${name} 这个操作符，是不是想写 ${nearest}？` : `没有 ${name} 这个操作符。`,
  notAnOperator: (name, nearest) =>
    `字段里只能写以 $ 开头的操作符，${name} 不是${nearest ? `，是不是想写 ${nearest}？` : "。"}`,
  emptyList: "列表为空，至少要有一个条件。",
  noOperator: '缺少操作符，例如 {"$eq": …}。',
  conditionIsList: "字段只能与一个值比较，或者使用操作符，不能直接写数组；要匹配多个值中的一个，请用 $in。",
  optionsWithoutRegex: "$options 必须与 $regex 一起使用。",
  mustBe: (expected, given) => spaced(`这里必须是${expected}，实际是${given}。`),
  mustBeOneOf: (values) => `这里必须是 ${values}。`,
  emptyText: "字符串不能为空。",
  tooFew: (least) => `数组至少要有 ${least} 项。`,
  tooMany: (most) => `数组最多只能有 ${most} 项。`,
  missing: (key) => `缺少 ${key}。`,
  pattern: (pattern) => `字符串必须匹配 ${pattern}。`,
  atLeast: (limit) => `不能小于 ${limit}。`,
  atMost: (limit) => `不能大于 ${limit}。`,
  other: (keyword) => `不符合接口描述（${keyword}）。`,
  ofBuiltIn: (sentence, column) => `${sentence.replace(/。$/, "")}，内置字段 ${column} 不会有其他值。`,
  operatorInValue: (operator) => `值里面出现了操作符 ${operator}，操作符之间应当并列。`,
  notAPattern: "这不是合法的正则表达式。",
  turnedRange: "较大的一端写在了前面，区间内不会有任何值。",
  openRing: "多边形没有闭合：每个环的最后一个点必须与第一个点相同。",
  everyone: "这个条件匹配所有用户；用于批量更新时，会修改每一个用户。",
  milliseconds: (seconds) => `时间的单位是秒（Unix 时间戳），这里像是毫秒，对应的秒数是 ${seconds}。`,
  severalOperators: (operators) =>
    `官方文档中每个字段只写一个操作符，这里有 ${operators}；稳妥的写法是用 $and，每个操作符单独一个对象。`,
  severalColumns: "官方文档中每个对象只写一个字段；稳妥的写法是用 $and，每个字段单独一个对象。",
  groupOperator: (operators) =>
    `官方文档中 _group 只与 $in 一起使用，这里是 ${operators}；即使只有一个用户组，也请用 $in 加数组。`,
};

/** A space between Chinese and Latin letters or figures. */
function spaced(text: string): string {
  return text.replace(/(\p{Script=Han})(?=[\w$"])/gu, "$1 ").replace(/([\w$"])(?=\p{Script=Han})/gu, "$1 ");
}

/** The words in each language. */
export const words: Readonly<Record<Language, Words>> = { en, zh };
