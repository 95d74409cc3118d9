import sql, { type Sql } from "sql-template-tag";
import { joinConditions } from "./join-conditions.ts";
import type { Term } from "./term.ts";

/**
 * The operators that ask which values something holds, of an array or of something without a type.
 *
 * @param has - whether one value is held, never null; the place of the value is for messages
 * @returns undefined for another operator
 */
export function compileMembership(
  { operator, value, place }: Term,
  has: (item: unknown, place: string) => Sql,
): Sql | undefined {
  const each = () => (value as unknown[]).map((item, index) => has(item, `${place}[${index}]`));
  switch (operator) {
    case "$eq":
      return has(value, place);
    case "$ne":
      return sql`NOT ${has(value, place)}`;
    case "$in":
      return joinConditions(each(), "OR");
    case "$nin":
      return sql`NOT (${joinConditions(each(), "OR")})`;
    case "$all": // of nothing, nobody has all
      return (value as unknown[]).length === 0 ? sql`0` : joinConditions(each(), "AND");
    default:
      return undefined;
  }
}
