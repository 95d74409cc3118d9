import { type ColumnIs, condition } from "./condition.ts";

/** Whether the column is null; a missing value is assumed to count as null. */
export function isNull<C extends string>(column: C, yes = true): ColumnIs<C, "$isnull", boolean> {
  return condition(column, "$isnull", yes);
}

/** Whether the column is there (documented for sibling interfaces). */
export function exists<C extends string>(column: C, yes = true): ColumnIs<C, "$exists", boolean> {
  return condition(column, "$exists", yes);
}

/** An object column has this key (documented for sibling interfaces). */
export function hasKey<C extends string>(column: C, key: string): ColumnIs<C, "$has_key", string> {
  return condition(column, "$has_key", key);
}
