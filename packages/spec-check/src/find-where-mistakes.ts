import { showName } from "./show-name.ts";
import { showPlace } from "./show-place.ts";
import { whereConditions } from "./where-conditions.ts";

/**
 * Looks for what no schema can say of a `where`, and nobody means.
 *
 * @param where - fits the spec
 * @returns a sentence for each, without a value
 */
export function findWhereMistakes(where: unknown): string[] {
  return [...whereConditions(where)].flatMap(({ steps, operators, isBare }) =>
    Object.entries(operators).flatMap(([operator, operand]) => {
      const problem = isBare ? undefined : findMistake(operator, operand);
      return problem ? [`${showPlace("where", [...steps, operator])} ${problem}`] : [];
    }),
  );
}

function findMistake(operator: string, operand: unknown): string | undefined {
  switch (operator) {
    case "$eq":
    case "$ne":
      return findOperator([operand]);
    case "$in":
    case "$nin":
    case "$all":
      return findOperator(operand as unknown[]);
    case "$regex":
      return isPattern(operand as string) ? undefined : "is not a regular expression";
    case "$range":
      return isTurned(operand as [unknown, unknown])
        ? "has its larger end first: nothing is between them"
        : undefined;
    case "$within":
    case "$intersects":
      return hasOpenRing(operand as Geometry)
        ? "has a ring that is not closed: its last position must be its first one again"
        : undefined;
    default:
      return undefined;
  }
}

/** The keys of an object that a column holds begin with a letter. */
function findOperator(values: unknown[]): string | undefined {
  for (const value of values) {
    const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
    const operator = isObject && Object.keys(value).find((key) => key.startsWith("$"));
    if (operator)
      return `has the operator ${showName(operator)} in a value: operators stand beside each other`;
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
