import type { Random } from "../oracle/random.ts";

/** What no refusal may repeat. Nobody has them. */
export const privateTexts = {
  phone: "13912345678",
  email: "somebody.private@example.com",
  token: "deadbeefdeadbeefdeadbeefdeadbeefdeadbeef",
  password: "correct-horse-battery-staple",
  /** In every text that is too long to be repeated. */
  long: "long_value_".repeat(6),
};

export const words = (text: string) => text.split(" ");

export const longText = (length: number) =>
  privateTexts.long.repeat(Math.ceil(length / privateTexts.long.length)).slice(0, length);

/** What ends a string, a statement, a JSON path or a header somewhere. None is the name of a column. */
export const payloads = [
  "'; DROP TABLE users; --",
  "' OR '1'='1",
  '" OR 1=1 --',
  "1; DELETE FROM users",
  "') UNION SELECT row FROM users --",
  "x' AND randomblob(1000000000) --",
  "load_extension('x')",
  "ATTACH DATABASE 'x' AS y",
  "sqlite_master",
  "NULL",
  "$.a",
  '$."a"',
  "$[0]",
  "$",
  "%",
  "_",
  "\\",
  '"',
  "'",
  "`",
  "[",
  "]",
  "{",
  "?",
  "?1",
  ":a",
  "@a",
  "--",
  "/*",
  "*/",
  ";",
  "\0",
  "a\0b",
  "\r\nSet-Cookie: a=b",
  "\n",
  "../../etc/passwd",
  // biome-ignore lint/suspicious/noTemplateCurlyInString: that is the attack
  "${7*7}",
  "{{7*7}}",
  "<script>alert(1)</script>",
  "%00",
  "%27",
  "\u202e",
  "\u2028",
  "🙂",
  "ÿ",
] as const;

/** A payload, some with something private behind it. */
export function makePayload(random: Random): string {
  const payload = random.pick(payloads);
  // What looks like a name is shown, so it is not made to hold anything private.
  const tail = random.chance(0.3) && !/^\w+$/.test(payload) ? random.pick(Object.values(privateTexts)) : "";
  return payload + tail + (random.chance(0.2) ? random.pick(payloads) : "");
}

/** Whether an HTTP client would send it in a header. */
export function fitsHeader(text: string): boolean {
  return /^[\x21-\x7e\xa1-\xff]([\t\x20-\x7e\xa1-\xff]*[\x21-\x7e\xa1-\xff])?$/.test(text);
}

/** What every object of JavaScript has. */
export const inheritedNames = [
  "constructor",
  "prototype",
  "toString",
  "valueOf",
  "hasOwnProperty",
  "isPrototypeOf",
  "toLocaleString",
  "propertyIsEnumerable",
] as const;
export const underscoredNames = ["__proto__", "__defineGetter__", "__lookupGetter__"] as const;

/** What JavaScript and others take for an integer, and the API does not. */
export const notIntegers = [
  "",
  " ",
  "+1",
  "-0",
  "01",
  "007",
  "1.0",
  "1.5",
  ".5",
  "1.",
  "1e3",
  "1E3",
  "0x10",
  "0b11",
  "0o7",
  " 1",
  "1 ",
  "\t1",
  "1\n",
  "1\0",
  "1_000",
  "1,000",
  "１２",
  "٣",
  "²",
  "NaN",
  "Infinity",
  "-Infinity",
  "null",
  "true",
  "undefined",
  "[1]",
  "{}",
  '"1"',
  "1;2",
  "1'",
  "--1",
  "9223372036854775808",
  "18446744073709551616",
  "-9223372036854775809",
  "1".repeat(30),
  "1".repeat(99),
  "1".repeat(500),
  "9".repeat(5000),
] as const;
/** Integers, and less than any id, count or time. */
export const negatives = [
  "-1",
  "-2",
  "-20",
  "-2147483648",
  "-9007199254740993",
  "-8999999999999999999",
] as const;
/** Integers of which no user has one for an id. */
export const largeIntegers = [
  "2147483648",
  "4294967296",
  "9007199254740991",
  "9007199254740992",
  "9007199254740993",
  "1000000000000000000",
  "8999999999999999999",
] as const;
