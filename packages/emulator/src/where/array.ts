import sql, { type Sql } from "sql-template-tag";
import { type Column, scalarTypes } from "../columns/column.ts";
import { rowPath } from "../store/row-path.ts";
import { joinConditions } from "./join-conditions.ts";
import { toOperand } from "./operand.ts";
import type { Term } from "./scalar.ts";

/** A condition on an array column. */
export function compileArray(column: Column, value: Sql, { operator, value: operand, place }: Term): Sql {
  // "returns an empty list" (DOC:js-sdk/schema/query.md)
  if (!scalarTypes.has(column.items ?? "object") || column.items === "date") return sql`0`;

  const path = rowPath(column.name);
  const has = (item: unknown, where: string): Sql => {
    if (item === null) return sql`${value} IS NULL`;
    if (Array.isArray(item)) return sql`ifnull(row -> ${path} = ${JSON.stringify(item)}, 0)`;
    return sql`EXISTS (SELECT 1 FROM json_each(row, ${path}) WHERE value = ${toOperand(column, item, where)})`;
  };
  const each = (list: unknown) => (list as unknown[]).map((item, index) => has(item, `${place}[${index}]`));

  switch (operator) {
    case "$eq":
      return has(operand, place);
    case "$ne":
      return sql`NOT ${has(operand, place)}`;
    case "$in":
      return joinConditions(each(operand), "OR");
    case "$nin":
      return sql`NOT (${joinConditions(each(operand), "OR")})`;
    case "$all":
      return (operand as unknown[]).length === 0 ? sql`0` : joinConditions(each(operand), "AND");
    default:
      throw new Error(`${operator} is not for arrays`);
  }
}
