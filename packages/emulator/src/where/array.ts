import sql, { join, type Sql } from "sql-template-tag";
import { type Column, scalarTypes } from "../columns/column.ts";
import { rowPath } from "../store/row-path.ts";
import { compileMembership, type Wanted } from "./membership.ts";
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
  const hasPlain = (wanted: Wanted[], quantity: "one" | "all"): Sql => {
    const operands = [...new Set(wanted.map(({ item, place }) => toOperand(column, item, place)))];
    const held = sql`FROM json_each(row, ${path}) WHERE value IN (${join(operands)})`;
    if (quantity === "one") return sql`EXISTS (SELECT 1 ${held})`;
    return sql`(SELECT count(DISTINCT value) ${held}) = ${operands.length}`;
  };
  const condition = compileMembership(term, { has, hasPlain });
  if (!condition) throw new Error(`${term.operator} is not for arrays`);
  return condition;
}
