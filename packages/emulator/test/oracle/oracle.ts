import { Query } from "mingo";
import type { Column } from "../../src/columns/column.ts";
import type { Quirks } from "../../src/quirks.ts";
import { columns } from "./columns.ts";
import type { Document } from "./documents.ts";
import { matchPlace } from "./places.ts";
import { type Leaf, type Tree, toTree } from "./tree.ts";
import { escapeRegex, isObject, type Where } from "./where.ts";

export type Meaning = Pick<Quirks, "range_end" | "exists">;

/** A user as MongoDB would keep it: moments for dates, objects for pointers. */
export function toMongoDocument(document: Document): Document {
  const entries = Object.entries(document).map(([name, value]) => [
    name,
    toMongoValue(columns.get(name), value),
  ]);
  return Object.fromEntries(entries);
}

function toMongoValue(column: Column | undefined, value: unknown): unknown {
  if (value === null || column === undefined) return value;
  if (column.type === "date") return toMoment(value as string);
  if (column.type === "array" && column.items === "date") return (value as string[]).map(toMoment);
  if (column.type !== "reference") return value;
  return { id: String(isObject(value) ? value.id : value), _table: "_userprofile" };
}

/** A time without an offset is one of China's. */
export function toMoment(text: string): Date {
  const [day = "", time = "00:00"] = text.split("T");
  const [, clock = "", offset] = /^([\d:.]+)(.*)$/.exec(time) ?? [];
  const [, sign, hours = "0", minutes = "0"] = /^([+-])(\d\d):?(\d\d)$/.exec(offset || "+08:00") ?? [];
  const early = Date.parse(`${day}T${clock}Z`);
  const ahead = (Number(hours) * 60 + Number(minutes)) * 60_000;
  return new Date(sign === "-" ? early + ahead : early - ahead);
}

/** Which documents a `where` selects, by mingo. */
export function createOracle(where: Where, meaning: Meaning): (document: Document) => boolean {
  const query = new Query(toCriteria(toTree(where), meaning));
  return (document) => query.test(document);
}

type Criteria = Record<string, unknown>;

/** Where the two languages have different names. */
function toCriteria(tree: Tree, meaning: Meaning): Criteria {
  if ("join" in tree) {
    const branches = tree.branches.map((branch) => toCriteria(branch, meaning));
    const [only = {}, ...more] = branches; // {} selects everyone
    return more.length === 0 ? only : { [tree.join]: branches };
  }
  const { name, operator } = tree;
  const column = columns.get(name);
  switch (operator) {
    case "$isnull":
      return { [name]: tree.operand ? { $eq: null } : { $ne: null } };
    case "$exists":
      return meaning.exists === "non_empty" ? hasValue(tree) : { [name]: { $exists: tree.operand } };
    case "$has_key":
      return { [`${name}.${tree.operand}`]: { $exists: true } };
    case "$within":
    case "$intersects":
    case "$center":
    case "$nearsphere":
      return { $where: matchesPlace(tree) };
    case "$contains":
      return { [name]: { $regex: new RegExp(escapeRegex(tree.operand as string), "u") } };
    case "$icontains":
      return { [name]: { $regex: new RegExp(escapeRegex(tree.operand as string), "iu") } };
    case "$regex":
      return { [name]: { $regex: toRegExp(tree) } };
    case "$range": {
      const [start, end] = toOperand(column, tree.operand) as unknown[];
      return { [name]: { $gte: start, [meaning.range_end === "included" ? "$lte" : "$lt"]: end } };
    }
    default:
      return {
        [column?.type === "reference" ? `${name}.id` : name]: { [operator]: toOperand(column, tree.operand) },
      };
  }
}

function toOperand(column: Column | undefined, operand: unknown): unknown {
  const type = column?.type === "array" ? column.items : column?.type;
  if (type !== "date" && type !== "reference") return operand;
  const convert = (value: unknown) => {
    if (type === "date") return typeof value === "string" ? toMoment(value) : value;
    return value === null ? null : String(value);
  };
  return Array.isArray(operand) ? operand.map(convert) : convert(operand);
}

/** `u` since MongoDB's patterns see characters. Of the other flags of the SDKs, `g` says nothing about a match. */
function toRegExp({ operand, options = "" }: Leaf): RegExp {
  return new RegExp(operand as string, `${options.replaceAll("g", "")}u`);
}

// mingo knows no places.
function matchesPlace({ name, operator, operand }: Leaf) {
  return function (this: Document): boolean {
    return matchPlace(operator, operand, this[name]) === true;
  };
}

// MongoDB has no operator for "neither null nor empty text".
function hasValue({ name, operand }: Leaf): Criteria {
  const find = function (this: Document): boolean {
    const value = findValue(this, name);
    return (value !== undefined && value !== null && value !== "") === operand;
  };
  return { $where: find };
}

/** What stands at a name with dots; undefined for nothing. */
export function findValue(document: Document, name: string): unknown {
  let value: unknown = document;
  for (const key of name.split(".")) {
    if (!isObject(value) || !Object.hasOwn(value, key)) return undefined;
    value = value[key];
  }
  return value;
}
