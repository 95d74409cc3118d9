import type { components } from "../generated/schema.ts";

/** An operator of the query language. */
export type Operator = keyof components["schemas"]["Operators"];

/** A condition on one column. */
export type ColumnIs<Column extends string, Op extends Operator, Value> = {
  readonly [C in Column]: { readonly [O in Op]: Value };
};

/**
 * @throws TypeError when the name of the column is empty: a filter that got lost
 */
export function condition<Column extends string, Op extends Operator, Value>(
  column: Column,
  operator: Op,
  value: Value,
): ColumnIs<Column, Op, Value> {
  if (!column) throw new TypeError(`${operator} needs the name of a column`);
  return { [column]: { [operator]: value } } as ColumnIs<Column, Op, Value>;
}
