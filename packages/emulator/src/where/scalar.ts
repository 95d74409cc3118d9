import sql, { join, type Sql } from "sql-template-tag";
import type { Column } from "../columns/column.ts";
import { rowPath } from "../store/row-path.ts";
import { toOperand } from "./operand.ts";
import { matchesRegex } from "./regex.ts";
import type { Term } from "./term.ts";

/** A condition on a column that holds one comparable value. SQLite's null is both: null and no value at all. */
export function compileScalar(column: Column, value: Sql, term: Term): Sql {
  const { operator, place } = term;
  const operand = () => toOperand(column, term.value, place);
  switch (operator) {
    case "$eq":
      return term.value === null ? sql`${value} IS NULL` : sql`${value} = ${operand()}`;
    case "$ne": // a column without a value matches
      return term.value === null ? sql`${value} IS NOT NULL` : sql`${value} IS NOT ${operand()}`;
    case "$lt":
      return sql`${value} < ${operand()}`;
    case "$lte":
      return sql`${value} <= ${operand()}`;
    case "$gt":
      return sql`${value} > ${operand()}`;
    case "$gte":
      return sql`${value} >= ${operand()}`;
    case "$range":
      return compileRange(column, value, term);
    case "$in":
      return compileIn(column, value, term);
    case "$nin":
      return sql`NOT ${compileIn(column, value, term)}`;
    case "$contains":
      return sql`instr(${value}, ${operand()}) > 0`;
    case "$icontains":
      return sql`contains_in_any_case(${value}, ${operand()})`;
    case "$regex":
      return matchesRegex(value, term);
    default:
      throw new Error(`${operator} is not for one value`);
  }
}

function compileRange(column: Column, value: Sql, { value: ends, place, rangeIncludesEnd }: Term): Sql {
  const [start, end] = (ends as unknown[]).map((it, index) => toOperand(column, it, `${place}[${index}]`));
  return rangeIncludesEnd
    ? sql`(${value} >= ${start} AND ${value} <= ${end})`
    : sql`(${value} >= ${start} AND ${value} < ${end})`;
}

/** Never null, so that it can be negated. */
function compileIn(column: Column, value: Sql, { value: list, place }: Term): Sql {
  const operands = (list as unknown[]).flatMap((it, index) =>
    it === null ? [] : [toOperand(column, it, `${place}[${index}]`)],
  );
  const withNull = (list as unknown[]).includes(null) ? sql`${value} IS NULL` : undefined;
  if (operands.length === 0) return sql`(${withNull ?? sql`0`})`;
  const among = sql`${value} IN (${join(operands)})`;
  return withNull ? sql`(${withNull} OR ${among})` : sql`(${value} IS NOT NULL AND ${among})`;
}

/** `$isnull` and `$exists`, which every column knows. */
export function compilePresence(
  name: string,
  value: Sql,
  { operator, value: wanted }: Term,
  emptyIsAbsent: boolean,
): Sql {
  if (operator === "$isnull") return wanted ? sql`${value} IS NULL` : sql`${value} IS NOT NULL`;
  if (name === "id") return wanted ? sql`1` : sql`0`;
  const present = emptyIsAbsent
    ? sql`(${value} IS NOT NULL AND ${value} <> '')`
    : sql`json_type(row, ${rowPath(name)}) IS NOT NULL`;
  return wanted ? present : sql`NOT ${present}`;
}
