import sql, { type Sql } from "sql-template-tag";
import { type Column, scalarTypes } from "../columns/column.ts";
import { rowPath } from "../store/row-path.ts";
import { compileMembership } from "./membership.ts";
import { toOperand } from "./operand.ts";
import type { Term } from "./term.ts";

/** A condition on an array column. */
export function compileArray(column: Column, value: Sql, term: Term): Sql {
  // "returns an empty list" (DOC:js-sdk/schema/query.md)
  if (!scalarTypes.has(column.items ?? "object") || column.items === "date") return sql`0`;

  const path = rowPath(column.name);
  const has = (item: unknown, where: string): Sql => {
    if (item === null) return sql`${value} IS NULL`;
    if (Array.isArray(item)) return sql`ifnull(row -> ${path} = ${JSON.stringify(item)}, 0)`;
    return sql`EXISTS (SELECT 1 FROM json_each(row, ${path}) WHERE value = ${toOperand(column, item, where)})`;
  };
  const condition = compileMembership(term, has);
  if (!condition) throw new Error(`${term.operator} is not for arrays`);
  return condition;
}
