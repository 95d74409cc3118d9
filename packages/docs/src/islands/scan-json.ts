/** What a text is as JSON. */
export type Scan =
  | {
      /** The text without the space between its tokens. Numbers keep all their digits. */
      tokens: string[];
      /** Keys that an object has twice; JSON.parse keeps the last one. Of very many, the first. */
      twice: { steps: Step[]; key: string }[];
      /** How many objects and arrays are open at once. */
      levels: number;
    }
  | SyntaxMistake;

/** The name of a key, or an index. */
export type Step = string | number;

/** The first place where a text is not JSON. */
export interface SyntaxMistake {
  mistake:
    | "empty"
    /** The text is over, and something is open. */
    | "end"
    /** A string that does not end, or has a line break or a backslash that must not be there. */
    | "string"
    /** `'`, or the quotes of a text. */
    | "quotes"
    /** Punctuation of Chinese text. */
    | "fullWidth"
    | "bareKey"
    | "trailingComma"
    /** Something behind the end. */
    | "rest"
    | "unexpected";
  /** From 1. */
  line: number;
  /** In characters, from 1. */
  column: number;
  /** What stands there, `U+00A0` for what cannot be seen; empty at the end. */
  character: string;
}

/** As many keys that stand twice are told: nobody reads more, and each has its place, which may be long. */
const mostTwice = 100;

// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON does not take them
const plainText = /[^"\\\u0000-\u001f]*/y;
const escaped = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y;

const otherToken = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|[{}[\],:]/y;

type Expected = "value" | "valueOrEnd" | "key" | "keyOrEnd" | "colon" | "commaOrEnd" | "nothing";

/** An object or array that is open. */
interface Level {
  keys: Set<string> | undefined;
  step: Step;
}

/** Reads a text as JSON, and says where it is none: what JSON.parse says of that differs between browsers. */
export function scanJson(text: string): Scan {
  const tokens: string[] = [];
  const twice: { steps: Step[]; key: string }[] = [];
  const open: Level[] = [];
  let expected: Expected = "value";
  let levels = 0;
  let at = skipSpace(text, 0);
  while (at < text.length) {
    const found = readToken(text, at);
    const next = found === undefined ? undefined : step(found);
    if (found === undefined || next === undefined) return describe(text, at, expected);
    expected = next;
    tokens.push(found);
    levels = Math.max(levels, open.length);
    at = skipSpace(text, at + found.length);
  }
  return expected === "nothing" ? { tokens, twice, levels } : describe(text, at, expected);

  /** What must stand behind a token; undefined when it must not stand here. */
  function step(found: string): Expected | undefined {
    const level = open.at(-1);
    const first = found.charAt(0);
    const takesValue = expected === "value" || expected === "valueOrEnd";
    if (first === "{" || first === "[") {
      if (!takesValue) return undefined;
      const isObject = first === "{";
      open.push({ keys: isObject ? new Set() : undefined, step: isObject ? "" : 0 });
      return isObject ? "keyOrEnd" : "valueOrEnd";
    }
    if (first === "}" || first === "]") {
      const empty = first === "}" ? "keyOrEnd" : "valueOrEnd";
      const isOfLevel = level !== undefined && (first === "}") === (level.keys !== undefined);
      if (!isOfLevel || (expected !== empty && expected !== "commaOrEnd")) return undefined;
      open.pop();
      return afterValue();
    }
    if (first === ",") {
      if (expected !== "commaOrEnd" || !level) return undefined;
      if (typeof level.step === "number") level.step++;
      return level.keys ? "key" : "value";
    }
    if (first === ":") return expected === "colon" ? "value" : undefined;
    if (first === '"' && level?.keys && (expected === "key" || expected === "keyOrEnd")) {
      const key: string = JSON.parse(found);
      if (level.keys.has(key) && twice.length < mostTwice)
        twice.push({ steps: open.slice(0, -1).map((it) => it.step), key });
      level.keys.add(key);
      level.step = key;
      return "colon";
    }
    return takesValue ? afterValue() : undefined;
  }

  function afterValue(): Expected {
    return open.length > 0 ? "commaOrEnd" : "nothing";
  }
}

function readToken(text: string, at: number): string | undefined {
  if (text.charAt(at) === '"') return readString(text, at);
  otherToken.lastIndex = at;
  return otherToken.exec(text)?.[0];
}

/** Part by part: one expression for all of it would try each way to divide a string that does not end. */
function readString(text: string, at: number): string | undefined {
  let end = at + 1;
  for (;;) {
    plainText.lastIndex = end;
    plainText.test(text);
    end = plainText.lastIndex;
    if (text.charAt(end) === '"') return text.slice(at, end + 1);
    escaped.lastIndex = end;
    if (!escaped.test(text)) return undefined;
    end = escaped.lastIndex;
  }
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && " \t\n\r".includes(text.charAt(at))) at++;
  return at;
}

function describe(text: string, at: number, expected: Expected): SyntaxMistake {
  const before = text.slice(0, at).split(/\r\n|\n|\r/);
  const character = String.fromCodePoint(...[text.codePointAt(at) ?? []].flat());
  return {
    mistake: mistakeOf(text, at, character, expected),
    line: before.length,
    column: [...(before.at(-1) ?? "")].length + 1,
    character: /[\p{Z}\p{C}]/u.test(character) ? showCode(character) : character,
  };
}

function showCode(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}

function mistakeOf(
  text: string,
  at: number,
  character: string,
  expected: Expected,
): SyntaxMistake["mistake"] {
  if (text.trim() === "") return "empty";
  if (character === "") return "end";
  if (/['`‘’“”]/.test(character)) return "quotes";
  if (/[，：；｛｝［］【】「」、＂＇]/.test(character)) return "fullWidth";
  if (expected === "nothing") return "rest";
  const follows = text.slice(0, at).trimEnd().at(-1);
  if ((character === "}" || character === "]") && follows === ",") return "trailingComma";
  if (character === '"' && expected !== "colon" && expected !== "commaOrEnd") return "string";
  if ((expected === "key" || expected === "keyOrEnd") && /[\p{L}_$]/u.test(character)) return "bareKey";
  return "unexpected";
}
