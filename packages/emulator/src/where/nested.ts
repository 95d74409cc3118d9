import sql, { join, raw, type Sql } from "sql-template-tag";
import { rowPath } from "../store/row-path.ts";
import { compileMembership, type Wanted } from "./membership.ts";
import { toPlainOperand } from "./operand.ts";
import { matchesRegex } from "./regex.ts";
import type { Term } from "./term.ts";
import { wrongWhere } from "./where-error.ts";

/**
 * A condition on something without a type: a key in an object column. Values of another type than the operand's do not
 * match, and of an array one item is enough, as in MongoDB, on which the service is built.
 */
export function compileNested(name: string, value: Sql, term: Term): Sql {
  const path = rowPath(name);
  const { operator, value: operand, place } = term;
  const items = (condition: Sql) =>
    sql`FROM json_each(row, ${path}) AS item WHERE json_type(row, ${path}) <> 'object' AND ${condition}`;
  const some = (condition: Sql) => sql`EXISTS (SELECT 1 ${items(condition)})`;
  const compare = (comparison: string, right: unknown, where: string) =>
    some(sql`${ofType(right)} AND item.value ${raw(comparison)} ${toPlainOperand(right, where)}`);
  const has = (right: unknown, where: string): Sql => {
    if (right === null) return sql`(${value} IS NULL OR ${some(sql`item.type = 'null'`)})`;
    if (typeof right !== "object") return compare("=", right, where);
    const text = JSON.stringify(right);
    const same = sql`ifnull(row -> ${path} = ${text}, 0)`;
    // An array is the same array (SDK); an object can also be an item.
    if (Array.isArray(right)) return same;
    return sql`(${same} OR ${some(sql`item.type = 'object' AND item.value = ${text}`)})`;
  };

  const hasPlain = (wanted: Wanted[], quantity: "one" | "all"): Sql => {
    const operands = [...new Set(wanted.map(({ item, place: where }) => toPlainOperand(item, where)))];
    const among = sql`${ofType(wanted[0]?.item)} AND item.value IN (${join(operands)})`;
    if (quantity === "one") return some(among);
    return sql`(SELECT count(DISTINCT item.value) ${items(among)}) = ${operands.length}`;
  };

  if (geoOperators.includes(operator)) throw wrongWhere(place, " is for columns of the type geojson");
  const membership = compileMembership(term, { has, hasPlain });
  if (membership) return membership;
  switch (operator) {
    case "$range": {
      const [start, end] = operand as [unknown, unknown];
      const upper = compare(term.rangeIncludesEnd ? "<=" : "<", end, `${place}[1]`);
      return sql`(${compare(">=", start, `${place}[0]`)} AND ${upper})`;
    }
    case "$contains":
      return some(sql`item.type = 'text' AND instr(item.value, ${operand}) > 0`);
    case "$icontains":
      return some(sql`item.type = 'text' AND contains_in_any_case(item.value, ${operand})`);
    case "$regex":
      return some(sql`item.type = 'text' AND ${matchesRegex(raw("item.value"), term)}`);
    case "$has_key":
      return sql`json_type(row, ${rowPath(`${name}.${operand}`)}) IS NOT NULL`;
    default:
      return compare(comparisons[operator] ?? "", operand, place);
  }
}

const geoOperators = ["$within", "$intersects", "$center", "$nearsphere"];

const comparisons: Record<string, string> = { $lt: "<", $lte: "<=", $gt: ">", $gte: ">=" };

function ofType(operand: unknown): Sql {
  if (typeof operand === "boolean") return raw("item.type IN ('true', 'false')");
  return typeof operand === "number" ? raw("item.type IN ('integer', 'real')") : raw("item.type = 'text'");
}
