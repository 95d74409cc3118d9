import { columns } from "./columns.ts";
import type { Document } from "./documents.ts";
import { findValue, toMoment } from "./oracle.ts";
import type { Leaf } from "./tree.ts";
import { escapeRegex, isObject } from "./where.ts";

/** A condition about which mingo and the emulator disagree. */
export interface Disagreement {
  leaf: Leaf;
  document: Document;
  /** What the document has there; undefined for nothing. */
  value: unknown;
  /** Whether the emulator finds what the operator looks for; of `$ne` and `$nin`, what they exclude. */
  found: boolean;
}

/** A documented difference between the emulator and MongoDB, or mingo, which stands for it here. */
export interface Difference {
  name: string;
  /** What MongoDB does, and mingo where it does something else. */
  mongodb: string;
  emulator: string;
  /** With the source; the sections are those of minapp-facts.md. */
  why: string;
  recognises(disagreement: Disagreement): boolean;
}

const membership = ["$eq", "$ne", "$in", "$nin", "$all"];
const ordering = ["$lt", "$lte", "$gt", "$gte", "$range"];

export const differences: readonly Difference[] = [
  ...["date", "object"].map((items) => ({
    name: `an array of the type ${items}`,
    mongodb: "compares the items, as of any other array",
    emulator: "selects nobody",
    why: "3.2: a condition on an array of files, places, objects or dates returns an empty list (DOC:js-sdk/schema/query.md)",
    recognises: ({ leaf: { name, operator }, found }: Disagreement) =>
      columns.get(name)?.items === items && found === isNegation(operator),
  })),
  {
    name: "a name that leads through an array",
    mongodb: "looks into each item, or takes a number as an index",
    emulator: "finds no value",
    why: "names with dots are not documented for queries, and $has_key takes none (3.1); so no source has them in arrays",
    recognises: ({ leaf: { name, operator, operand }, document }) =>
      leadsThroughArray(document, operator === "$has_key" ? `${name}.${operand}` : name),
  },
  {
    name: "an array as an item of an array",
    mongodb: "[1] is found in [[1], 2]",
    emulator: "an array is only found as the whole value",
    why: "3.1: $eq with an array is an exact array match (SDK)",
    recognises: ({ leaf, value, found }) =>
      !found &&
      membership.includes(leaf.operator) &&
      Array.isArray(value) &&
      operandsOf(leaf).some((it) => Array.isArray(it) && value.some((item) => isSame(item, it))),
  },
  {
    name: "an item of an array in an array",
    mongodb: "1 is not found in [[1], 2]; mingo finds it",
    emulator: "as MongoDB",
    why: "mingo flattens arrays ($eq and $regex in its _predicates.js)",
    recognises: ({ leaf: { operator }, value, found }) =>
      !found &&
      ["$eq", "$ne", "$regex", "$contains", "$icontains"].includes(operator) &&
      Array.isArray(value) &&
      value.some(Array.isArray),
  },
  {
    name: "$in with the whole array",
    mongodb: "[1, 2] is found by $in: [[1, 2]]; mingo does not find it",
    emulator: "as MongoDB",
    why: "3.1: as $eq, of which $in is a list",
    recognises: ({ leaf, value, found }) =>
      found &&
      ["$in", "$nin"].includes(leaf.operator) &&
      Array.isArray(value) &&
      operandsOf(leaf).some((it) => isSame(it, value)),
  },
  {
    name: "$all on what is not an array, or with the whole array",
    mongodb: "the same as $eq with each of the values; mingo finds nothing",
    emulator: "as MongoDB",
    why: "https://www.mongodb.com/docs/manual/reference/operator/query/all/ says that $all is an $and of $eq",
    recognises: ({ leaf, value, found }) =>
      found && leaf.operator === "$all" && (!Array.isArray(value) || operandsOf(leaf).some(Array.isArray)),
  },
  {
    name: "$isnull and an item that is null",
    mongodb: "its equality with null finds [null, 1]",
    emulator: "an array is not null, whatever is in it",
    why: "3.1: $isnull is about the field, is or is not null",
    recognises: ({ leaf: { operator }, value }) =>
      operator === "$isnull" && Array.isArray(value) && value.flat().includes(null),
  },
  {
    name: "the order of keys",
    mongodb: "objects are equal when their keys are in the same order, too; mingo does not mind",
    emulator: "as MongoDB",
    why: "https://www.mongodb.com/docs/manual/reference/operator/query/eq/ on documents; 3.3: $eq is for object columns",
    recognises: ({ leaf, value, found }) =>
      !found &&
      membership.includes(leaf.operator) &&
      operandsOf(leaf).some((it) =>
        [value, ...itemsOf(value)].some(
          (item) => isSame(item, it) && JSON.stringify(item) !== JSON.stringify(it),
        ),
      ),
  },
  {
    name: "the order of characters outside the basic plane",
    mongodb: "text is in the order of its code points; in mingo of its UTF-16 units, emoji before ～",
    emulator: "as MongoDB",
    why: "https://www.mongodb.com/docs/manual/reference/bson-type-comparison-order/ says: binary comparison, and the text is UTF-8",
    recognises: ({ leaf: { operator, operand }, value }) =>
      ordering.includes(operator) &&
      [operand]
        .flat()
        .some((end) =>
          [value]
            .flat()
            .some(
              (it) =>
                typeof it === "string" &&
                typeof end === "string" &&
                Math.sign(compareUnits(it, end)) !== Math.sign(compareText(it, end)),
            ),
        ),
  },
  {
    name: "microseconds",
    mongodb: "keeps milliseconds",
    emulator: "compares all six digits that it answers",
    why: "7.3: dates have microseconds",
    recognises: ({ leaf: { name, operand }, value }) =>
      columns.get(name)?.type === "date" &&
      [operand]
        .flat()
        .some(
          (it) =>
            typeof it === "string" &&
            typeof value === "string" &&
            +toMoment(it) === +toMoment(value) &&
            microseconds(it) !== microseconds(value),
        ),
  },
  {
    name: "white space in a pattern",
    mongodb: "\\s is that of ASCII; in JavaScript, and so in mingo, of all scripts",
    emulator: "as MongoDB",
    why: "https://www.mongodb.com/docs/manual/reference/operator/query/regex/ on *UCP; the emulator's patterns are RE2, which none can stop",
    recognises: ({ leaf: { operator, operand }, value, found }) =>
      !found &&
      operator === "$regex" &&
      /\\s/.test(operand as string) &&
      /[^\S \t\n\r\f]/.test(String(value)),
  },
  {
    name: "$icontains and characters that are more than one in another case",
    mongodb:
      "a pattern without case takes one character for one: ß is not ss, and a decomposed é not a composed one",
    emulator: "ß is ss, İ is i with a dot, and é is é however it is written; what $contains finds is found",
    why: "3.1: $contains, ignoring case (DOC:web-api/data/query-record.md), without saying how; as for usernames",
    recognises: ({ leaf: { operator, operand }, value, found }) =>
      operator === "$icontains" &&
      [operand, value].flat().some((it) => typeof it === "string" && changesLength(it)) &&
      (found || ![value].flat().some((it) => typeof it === "string" && it.includes(operand as string))),
  },
  {
    name: "ends of lines in a pattern",
    mongodb: "only \\n ends a line; in JavaScript, and so in mingo, \\r and U+2028, too",
    emulator: "as MongoDB",
    why: "MongoDB's patterns are PCRE, whose lines end with \\n unless it is built otherwise; the emulator's are RE2",
    recognises: ({ leaf: { operator, operand, options }, value }) =>
      operator === "$regex" &&
      /[\r\u2028]/.test(String(value)) &&
      (/\./.test(operand as string) || options?.includes("m") === true),
  },
];

export function isNegation(operator: string): boolean {
  return operator === "$ne" || operator === "$nin";
}

function operandsOf({ operator, operand }: Leaf): unknown[] {
  return ["$in", "$nin", "$all"].includes(operator) ? (operand as unknown[]) : [operand];
}

function itemsOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function leadsThroughArray(document: Document, name: string): boolean {
  const keys = name.split(".");
  return keys.some(
    (_, index) => index > 0 && Array.isArray(findValue(document, keys.slice(0, index).join("."))),
  );
}

/** Whatever the order of keys. */
function isSame(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) || Array.isArray(other)) {
    if (!Array.isArray(one) || !Array.isArray(other) || one.length !== other.length) return false;
    return one.every((item, index) => isSame(item, other[index]));
  }
  if (!isObject(one) || !isObject(other)) return one === other;
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => Object.hasOwn(other, key) && isSame(one[key], other[key]))
  );
}

/** Whether a text has another number of characters when it is composed, or when its case does not count. */
function changesLength(text: string): boolean {
  const inOneCase = (character: string) => character.toUpperCase().toLowerCase();
  return (
    text.normalize("NFC") !== text ||
    [...text].some(
      (it) => [...inOneCase(it)].length > 1 || !new RegExp(escapeRegex(it), "iu").test(inOneCase(it)),
    )
  );
}

function compareUnits(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

/** In the order of code points. */
export function compareText(one: string, other: string): number {
  const [left, right] = [[...one], [...other]];
  const different = left.findIndex((character, index) => character !== right[index]);
  if (different < 0) return left.length - right.length;
  if (different >= right.length) return 1;
  return (left[different]?.codePointAt(0) ?? 0) - (right[different]?.codePointAt(0) ?? 0);
}

/** Those of the second. */
export function microseconds(date: string): string {
  const [, digits = ""] = /\.(\d+)/.exec(date) ?? [];
  return digits.slice(0, 6).padEnd(6, "0");
}
