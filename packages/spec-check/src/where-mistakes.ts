import { whereConditions } from "./where-conditions.ts";

/** What no schema can say of a `where`, and nobody means. */
export type WhereMistake = {
  /** From the `where` on, to the operator: names of columns and operators, and indexes. */
  steps: (string | number)[];
} & Mistake;

type Mistake =
  /** An operator stands in a value. */
  | { kind: "operatorInValue"; operator: string }
  /** No regular expression, a range with its larger end first, or a ring whose end is not its beginning. */
  | { kind: "notAPattern" | "turnedRange" | "openRing" };

/**
 * Looks for mistakes in a `where`.
 *
 * @param where - fits the spec
 */
export function whereMistakes(where: unknown): WhereMistake[] {
  return [...whereConditions(where)].flatMap(({ steps, operators, isBare }) =>
    Object.entries(operators).flatMap(([operator, operand]) => {
      const mistake = isBare ? undefined : findMistake(operator, operand);
      return mistake ? [{ steps: [...steps, operator], ...mistake }] : [];
    }),
  );
}

function findMistake(operator: string, operand: unknown): Mistake | undefined {
  switch (operator) {
    case "$eq":
    case "$ne":
      return findOperator([operand]);
    case "$in":
    case "$nin":
    case "$all":
      return findOperator(operand as unknown[]);
    case "$regex":
      return isPattern(operand as string) ? undefined : { kind: "notAPattern" };
    case "$range":
      return isTurned(operand as [unknown, unknown]) ? { kind: "turnedRange" } : undefined;
    case "$within":
    case "$intersects":
      return hasOpenRing(operand as Geometry) ? { kind: "openRing" } : undefined;
    default:
      return undefined;
  }
}

/** The keys of an object that a column holds begin with a letter. */
function findOperator(values: unknown[]): Mistake | undefined {
  for (const value of values) {
    const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
    const operator = isObject && Object.keys(value).find((key) => key.startsWith("$"));
    if (operator) return { kind: "operatorInValue", operator };
  }
  return undefined;
}

/** What other kinds of regular expressions have, and the one at hand, JavaScript's, has not: there it cannot tell. */
const ofOtherKinds = /\(\?[^:=!<]|\\[QEAzZGK]|[*+?}]\+|\[\^?\]|\[\[/;

function isPattern(pattern: string): boolean {
  try {
    new RegExp(pattern);
    return true;
  } catch {
    return ofOtherKinds.test(pattern);
  }
}

/** Two numbers, or two dates. Of two other texts, the service knows how they are sorted. */
function isTurned([first, second]: [unknown, unknown]): boolean {
  if (typeof first === "number" && typeof second === "number") return first > second;
  return readDate(first) > readDate(second);
}

function readDate(value: unknown): number {
  return typeof value === "string" && /^\d{4}-\d{2}-\d{2}/.test(value) ? Date.parse(value) : Number.NaN;
}

interface Geometry {
  type: string;
  coordinates: unknown[];
}

function hasOpenRing({ type, coordinates }: Geometry): boolean {
  if (type !== "Polygon") return false;
  return (coordinates as unknown[][]).some((ring) => String(ring[0]) !== String(ring.at(-1)));
}
