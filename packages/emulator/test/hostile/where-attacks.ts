import type { Random } from "../oracle/random.ts";
import { type Attack, accepted, encodeLittle, refused, whereSearch } from "./attack.ts";
import { filters, rightBody } from "./targets.ts";
import {
  columnsOf,
  heldBy,
  type Kind,
  kinds,
  openRing,
  operatorsOf,
  rightValues,
  strangers,
  unknownColumns,
  unknownOperators,
  wrongOperands,
} from "./where-vocabulary.ts";

type Where = Record<string, unknown>;

const notObjects = [
  "[]",
  "[{}]",
  '"x"',
  "5",
  "null",
  "true",
  "",
  " ",
  "{}{}",
  "{}x",
  "{},",
  "/**/{}",
  "{}//",
  "\ufeff{}",
];

const notJson = [
  "{'test':1}",
  "{test:1}",
  '{"test":1,}',
  '{"score":NaN}',
  '{"score":Infinity}',
  '{"score":-Infinity}',
  '{"score":1e999}',
  '{"score":-1e999}',
  '{"score":0x10}',
  '{"score":01}',
  '{"score":+1}',
  '{"score":.5}',
  '{"score":1.}',
  '{"test":undefined}',
  '{"test":"\\x41"}',
  '{"test":"\\u12"}',
  '{"test":"a\tb"}',
  '{"test":"a\nb"}',
  '{"test":"\\ud800"}',
  '{"test":"\\udc00\\ud800"}',
  '{"\\ud800":1}',
  '{"test":{"$in":["\\ud83d"]}}',
];

/** A condition that is right. */
function makeCondition(random: Random): Where {
  const kind = random.pick(kinds);
  const operator = random.pick(operatorsOf[kind]);
  return { [random.pick(columnsOf[kind])]: { [operator]: rightFor(kind, operator) } };
}

function rightFor(kind: Kind, operator: string): unknown {
  const held = heldBy[kind];
  if (["$eq", "$ne", "$lt", "$lte", "$gt", "$gte"].includes(operator)) return held ?? { city: "c" };
  if (["$in", "$nin", "$all"].includes(operator)) return [held];
  return operator === "$range" ? [held, held] : rightValues[operator];
}

/** Puts a `where` somewhere into a larger one that is right. */
function bury(random: Random, where: unknown): unknown {
  let buried = where;
  for (let level = random.below(4); level > 0; level--) {
    const around = random.list(0, 2, () => makeCondition(random));
    around.splice(random.below(around.length + 1), 0, buried as Where);
    buried = { [random.pick(["$and", "$or"])]: around };
  }
  return buried;
}

const wrongOperand = (random: Random) => {
  const [operator, values] = random.pick(wrongOperands);
  const kind = random.pick(kinds.filter((it) => operatorsOf[it].includes(operator)).concat("string"));
  return { [random.pick(columnsOf[kind])]: { [operator]: random.pick(values) } };
};

const mutations: readonly ((random: Random) => unknown)[] = [
  wrongOperand,
  wrongOperand,
  wrongOperand,
  (random) => {
    const polygon = openRing(random.between(4, 9));
    return { [random.pick(columnsOf.geojson)]: { [random.pick(["$within", "$intersects"])]: polygon } };
  },
  (random) => ({ [random.pick(columnsOf.string)]: { [random.pick(unknownOperators)]: "a" } }),
  (random) => ({ [random.pick(columnsOf.string)]: { $eq: "a", [random.pick(unknownOperators)]: ["a"] } }),
  (random) => ({
    [random.pick(unknownColumns)]: random.pick<unknown>(["a", { $eq: "a" }, { $isnull: true }]),
  }),
  (random) => {
    const kind = random.pick(kinds);
    const wrong = Object.keys(rightValues).filter((operator) => !operatorsOf[kind].includes(operator));
    const operator = random.pick(wrong);
    return { [random.pick(columnsOf[kind])]: { [operator]: rightValues[operator] } };
  },
  (random) => {
    const kind = random.pick(kinds.filter((it) => strangers[it]));
    const stranger = random.pick(strangers[kind] ?? []);
    const operator = random.pick(["$eq", "$ne", "$in", "$nin"]);
    const value = operator.endsWith("in") ? [heldBy[kind], stranger] : stranger;
    return { [random.pick(columnsOf[kind])]: { [operator]: value } };
  },
  (random) => ({
    [random.pick(["$and", "$or"])]: random.pick([[], {}, "a", null, [5], [[]], [null], ["a"], true]),
  }),
  (random) => ({ [random.pick(columnsOf[random.pick(kinds)])]: random.pick([{}, [], ["a"], [{}]]) }),
  (random) => ({
    _group: random.pick<unknown>([5, { $eq: 5 }, { $in: ["a"] }, { $in: [1.5] }, { $in: [1], $eq: 1 }]),
  }),
  (random) => ({
    test: {
      $regex: "a",
      $options: random.pick<unknown>(["I", "1", "i ", "x", "im-s", 5, null, "constructor"]),
    },
  }),
];

/** A valid `where` with something wrong in it, or in its text; some are left as they are. */
export function makeWhereAttack(random: Random): Attack {
  const refuse = (where: unknown) => {
    const operationId = random.pick(filters);
    const search = whereSearch(where, random.pick([encodeURIComponent, encodeLittle]));
    return refused(operationId, { search, ...rightBody(operationId) });
  };
  const right = () => bury(random, makeCondition(random));
  const roll = random.fraction();
  const read = random.pick(["listUsers", "listUserInfoV1"]);
  if (roll < 0.1) return accepted(read, { search: whereSearch(right()) });
  if (roll < 0.65) return refuse(bury(random, random.pick(mutations)(random)));
  if (roll < 0.75) return refuse(cut(random, JSON.stringify(right())));
  if (roll < 0.85) return refuse(changeOneMark(random, JSON.stringify(right())));
  return refuse(random.pick(roll < 0.92 ? notObjects : notJson));
}

/** JSON that ends too early: of an object, no part is an object. */
function cut(random: Random, text: string): string {
  return text.slice(0, random.between(1, text.length - 1));
}

/** JSON with a bracket, quote, colon or comma less or twice. */
function changeOneMark(random: Random, text: string): string {
  const marks = [...text.matchAll(/[{}[\]":,]/g)].map(({ index }) => index);
  const at = random.pick(marks);
  return text.slice(0, at) + (random.chance(0.5) ? "" : (text[at] ?? "").repeat(2)) + text.slice(at + 1);
}
