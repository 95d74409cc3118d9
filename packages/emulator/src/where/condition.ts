import sql, { type Sql } from "sql-template-tag";
import type { Column, ColumnType } from "../columns/column.ts";
import { columnValue, rowPath } from "../store/row-path.ts";
import { compileArray } from "./array.ts";
import { compileGeo } from "./geo.ts";
import { compileNested } from "./nested.ts";
import { compilePresence, compileScalar } from "./scalar.ts";
import type { Term } from "./term.ts";
import { wrongWhere } from "./where-error.ts";

const presence = ["$isnull", "$exists"];
const equality = ["$eq", "$ne", "$in", "$nin", ...presence];
const ordering = ["$lt", "$lte", "$gt", "$gte", "$range"];

/** The operators of each type of column: those of MinApp's three tables together, and the orderings for text. */
const operatorsOf: Record<ColumnType, ReadonlySet<string>> = {
  string: new Set([...equality, ...ordering, "$contains", "$icontains", "$regex"]),
  integer: new Set([...equality, ...ordering]),
  number: new Set([...equality, ...ordering]),
  date: new Set([...equality, ...ordering]),
  boolean: new Set(equality),
  array: new Set([...equality, "$all"]),
  object: new Set(["$eq", "$ne", "$has_key", ...presence]),
  file: new Set(presence),
  geojson: new Set(["$within", "$intersects", "$center", "$nearsphere", ...presence]),
  reference: new Set(equality),
};

/** What a condition is on: a column, or a name with nothing known about it (a key in an object column). */
export interface Target {
  name: string;
  column?: Column;
}

/**
 * One operator on one column.
 *
 * @throws Refusal when the operator is not for this column
 */
export function compileCondition({ name, column }: Target, term: Term, existsMeansNonEmpty: boolean): Sql {
  const value = column?.type === "reference" ? columnValue(`${name}.id`) : columnValue(name);
  if (column && !operatorsOf[column.type].has(term.operator)) {
    throw wrongWhere(term.place, ` is not for ${name}, a column of the type ${column.type}`);
  }
  if (presence.includes(term.operator))
    return compilePresence(name, columnValue(name), term, existsMeansNonEmpty);
  if (!column) return compileNested(name, value, term);
  switch (column.type) {
    case "array":
      return compileArray(column, value, term);
    case "geojson":
      return compileGeo(name, term);
    case "object":
      return compileObject(name, value, term);
    default:
      return compileScalar(column, value, term);
  }
}

function compileObject(name: string, value: Sql, { operator, value: operand }: Term): Sql {
  if (operator === "$has_key") return sql`json_type(row, ${rowPath(`${name}.${operand}`)}) IS NOT NULL`;
  const same =
    operand === null
      ? sql`${value} IS NULL`
      : sql`ifnull(row -> ${rowPath(name)} = ${JSON.stringify(operand)}, 0)`;
  return operator === "$eq" ? same : sql`NOT ${same}`;
}
