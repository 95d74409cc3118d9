import { type ColumnIs, condition } from "./condition.ts";

/** One of `values`; of an array column, at least one item is. */
export function oneOf<C extends string, const V>(
  column: C,
  values: readonly V[],
): ColumnIs<C, "$in", readonly V[]> {
  return condition(column, "$in", values);
}

/**
 * None of `values`; a column without a value is assumed to match.
 *
 * @throws TypeError when there are none, which would hold for everyone
 */
export function noneOf<C extends string, const V>(
  column: C,
  values: readonly V[],
): ColumnIs<C, "$nin", readonly V[]> {
  if (values.length === 0) throw new TypeError("noneOf needs at least one value");
  return condition(column, "$nin", values);
}

/** An array column has all of `values` (documented for sibling interfaces). */
export function allOf<C extends string, const V>(
  column: C,
  values: readonly V[],
): ColumnIs<C, "$all", readonly V[]> {
  return condition(column, "$all", values);
}

/**
 * A text column contains `text`, in the same case.
 *
 * @throws TypeError when the text is empty, which would hold for everyone
 */
export function contains<C extends string>(column: C, text: string): ColumnIs<C, "$contains", string> {
  return condition(column, "$contains", nonEmpty(text, "contains"));
}

/**
 * A text column contains `text`, in any case (documented for sibling interfaces).
 *
 * @throws TypeError when the text is empty, which would hold for everyone
 */
export function icontains<C extends string>(column: C, text: string): ColumnIs<C, "$icontains", string> {
  return condition(column, "$icontains", nonEmpty(text, "icontains"));
}

function nonEmpty(text: string, name: string): string {
  if (text !== "") return text;
  throw new TypeError(`${name} needs a text that is not empty`);
}
