import { isDeepStrictEqual } from "node:util";
import type { Row } from "./provider.ts";
import { every, not, some, type Verdict, verdict } from "./verdict.ts";
import { centerHolds, intersectsHolds, nearSphereHolds, withinHolds } from "./where-places.ts";

type Operand = never; // each operator knows what its operand is
type Operators = Readonly<Record<string, unknown>>;

/**
 * Whether a `where` finds a user, by what the spec says: what the answers of a provider are held against.
 *
 * @throws Error for an operator that it does not know
 */
export function finds(where: object, row: Row): Verdict {
  return every(
    Object.entries(where).map(([name, condition]) => {
      if (name === "$and") return every(condition.map((it: object) => finds(it, row)));
      if (name === "$or") return some(condition.map((it: object) => finds(it, row)));
      return holds(condition, row[name]);
    }),
  );
}

function holds(condition: unknown, value: unknown): Verdict {
  const operators = isObject(condition) ? condition : { $eq: condition };
  return every(
    Object.entries(operators).map(([operator, operand]) => {
      const holdsFor = oracle[operator];
      if (!holdsFor) throw new Error(`the oracle does not know ${operator}`);
      return holdsFor(value, operand as Operand, operators);
    }),
  );
}

/** For each operator, whether it holds for a value; undefined is a column without one. */
export const oracle: Readonly<
  Record<string, (value: unknown, operand: Operand, beside: Operators) => Verdict>
> = {
  $eq: isEqual,
  $ne: (value, operand) => not(isEqual(value, operand)),
  $lt: (value, operand) => compare(value, operand, (a, b) => a < b),
  $lte: (value, operand) => compare(value, operand, (a, b) => a <= b),
  $gt: (value, operand) => compare(value, operand, (a, b) => a > b),
  $gte: (value, operand) => compare(value, operand, (a, b) => a >= b),
  $range: (value, [start, end]: [Comparable, Comparable]) => {
    const isBefore = compare(value, end, (a, b) => a < b);
    const isEnd = compare(value, end, (a, b) => a === b);
    return every([compare(value, start, (a, b) => a >= b), isEnd === "yes" ? "undecided" : isBefore]);
  },
  $in: isAmong,
  $nin: (value, operand) => not(isAmong(value, operand)),
  $contains: (value, operand: string) => verdict(isText(value) && value.includes(operand)),
  $icontains: (value, operand: string) =>
    verdict(isText(value) && value.toLowerCase().includes(operand.toLowerCase())),
  $regex: (value, operand: string, { $options = "" }) =>
    verdict(isText(value) && new RegExp(operand, String($options)).test(value)),
  $options: () => "yes", // it is a part of $regex
  $isnull: (value, operand: boolean) => verdict(isNothing(value) === operand),
  $exists: (value, operand: boolean) => {
    if (value === undefined) return verdict(!operand);
    const isEmpty =
      value === null || value === "" || isDeepStrictEqual(value, []) || isDeepStrictEqual(value, {});
    return isEmpty ? "undecided" : verdict(operand);
  },
  $all: (value, operand: unknown[]) =>
    verdict(Array.isArray(value) && operand.every((it) => holdsItem(value, it))),
  $has_key: (value, operand: string) => verdict(isObject(value) && Object.hasOwn(value, operand)),
  $within: withinHolds,
  $intersects: intersectsHolds,
  $center: centerHolds,
  $nearsphere: nearSphereHolds,
};

type Comparable = number | string;

function isEqual(value: unknown, operand: unknown): Verdict {
  // Only of $isnull it is said that a missing value counts as null.
  if (operand === null) return value === undefined ? "undecided" : verdict(value === null);
  return verdict(isDeepStrictEqual(value, operand));
}

/** Nothing is less or greater than null, and nothing is than something of another type. */
function compare(
  value: unknown,
  operand: Comparable,
  ordered: (a: Comparable, b: Comparable) => boolean,
): Verdict {
  if (typeof value === "number" && typeof operand === "number") return verdict(ordered(value, operand));
  if (!isText(value) || !isText(operand)) return "no";
  const [a, b] = [Date.parse(value), Date.parse(operand)];
  return Number.isNaN(a) || Number.isNaN(b) ? "undecided" : verdict(ordered(a, b));
}

function isAmong(value: unknown, operand: unknown[]): Verdict {
  if (Array.isArray(value)) return verdict(operand.some((it) => holdsItem(value, it)));
  return verdict(operand.some((it) => isDeepStrictEqual(value, it)));
}

function holdsItem(list: readonly unknown[], item: unknown): boolean {
  return list.some((it) => isDeepStrictEqual(it, item));
}

function isNothing(value: unknown): value is null | undefined {
  return value === undefined || value === null;
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
