import type { Random } from "../oracle/random.ts";
import { type Attack, accepted, encodeLittle, refused, whereSearch } from "./attack.ts";
import { payloads, words } from "./texts.ts";

const invalidPatterns = [
  ...words("( ) [ * + ? a** (?=a) (?!a) (?<=a) (?<!a) (a)\\1 \\k<a> a{1001} a{2,1} (?P< (?P<a (?i (?z)a"),
  ...words("[z-a] [[:nope:]] \\p{Nope} \\ a\\ (((a) (?:a [^ {1}{ x{1000}{1000} ((a{100}){100}){100} (?#a)"),
];

/** Of these, a matcher that tries one way after another takes longer than anybody lives. */
const catastrophic = [
  "(a+)+$",
  "(a*)*b",
  "(a|a)*b",
  "(a|aa)+$",
  "(a|ab)*c",
  "([ab]+)*[0-9]",
  "(.*)*\\d",
  "(.*)(.*)(.*)(.*)(.*)[xyz]",
  "(ab|a|b)*[c-e]$",
  "^(([ab])+.)+[A-Z]([ab])+$",
  "(a?){10}a{10}[xyz]",
  "(?:[ab]|[ac])*[ab][ab]{8}[cd]",
  "(x+x+)+y",
  "\\b(\\w*)*\\d",
];

/** Programs that are too large to be run on a long text, or at all. */
const enormous = [
  "[ab]{1000}".repeat(100),
  "[ab]{1000}".repeat(1500),
  "(?i)(ab?){500}".repeat(900),
  `(?i)${"[aA]*".repeat(3000)}[xyz]`,
  `(?i)${"[ab]?".repeat(2000)}[xyz]`,
  "(([ab]{30}){30}|[cd]{900}){1}".repeat(400),
];

/** Patterns that are none, and those that take for ever where the guard is missing. */
export function makeRegexAttack(random: Random): Attack {
  const ask = (column: string, $regex: string, $options?: string) => {
    const condition = { [column]: { $regex, ...($options === undefined ? {} : { $options }) } };
    return { search: whereSearch(condition, encodeLittle) };
  };
  const operationId = random.pick(["listUsers", "listUserInfoV1"]);
  const column = random.pick(["test", "nick2", "nickname", "address.city"]);
  const roll = random.fraction();
  if (roll < 0.45) return refused(operationId, ask(column, random.pick(invalidPatterns)));
  if (roll < 0.6) {
    const flags = random.pick([
      "x",
      "ix",
      "a",
      "ggx",
      "u8",
      "I",
      " ",
      "i\0",
      "imsguyz",
      random.pick(payloads),
    ]);
    return refused(operationId, ask(column, "a", flags));
  }
  if (roll < 0.63) return refused(operationId, ask("nick2", random.pick(enormous)));
  if (roll < 0.8)
    return accepted(operationId, ask("nick2", random.pick(catastrophic), random.pick(["", "i", "ms", "gu"])));
  const right = [
    "^t",
    "t1|t2",
    "\\d+$",
    "[^a]",
    ".",
    "\\p{Han}",
    "(?P<a>t)",
    "(?i)T",
    "t{1,5}",
    "\\x{1F600}",
  ];
  return accepted(operationId, ask(column, random.pick(right), random.pick(["", "i", "im", "s", "giuy"])));
}
