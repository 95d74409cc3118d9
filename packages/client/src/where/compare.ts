import { type ColumnIs, condition } from "./condition.ts";

/** What has an order: a number, or a date as text or as a Date, which is sent as ISO text. */
type Comparable = number | string | Date;

/** The column is equal to `value`; an array must be the same array. */
export function eq<C extends string, const V>(column: C, value: V): ColumnIs<C, "$eq", V> {
  return condition(column, "$eq", value);
}

/** The column is not equal to `value`; a column without a value is assumed to match. */
export function ne<C extends string, const V>(column: C, value: V): ColumnIs<C, "$ne", V> {
  return condition(column, "$ne", value);
}

/** Less than `value`. */
export function lt<C extends string, const V extends Comparable>(column: C, value: V): ColumnIs<C, "$lt", V> {
  return condition(column, "$lt", value);
}

/** Less than `value`, or equal. */
export function lte<C extends string, const V extends Comparable>(
  column: C,
  value: V,
): ColumnIs<C, "$lte", V> {
  return condition(column, "$lte", value);
}

/** Greater than `value`. */
export function gt<C extends string, const V extends Comparable>(column: C, value: V): ColumnIs<C, "$gt", V> {
  return condition(column, "$gt", value);
}

/** Greater than `value`, or equal. */
export function gte<C extends string, const V extends Comparable>(
  column: C,
  value: V,
): ColumnIs<C, "$gte", V> {
  return condition(column, "$gte", value);
}

/** From `start` on and before `end`: one page of the documentation excludes the end, another does not say. */
export function range<C extends string, const V extends Comparable>(
  column: C,
  start: V,
  end: V,
): ColumnIs<C, "$range", readonly [V, V]> {
  return condition(column, "$range", [start, end]);
}
