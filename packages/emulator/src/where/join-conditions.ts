import sql, { type Sql } from "sql-template-tag";

const words = { AND: { none: sql`1` }, OR: { none: sql`0` } };

/**
 * Joins conditions. As a balanced tree, since SQLite bounds the depth of an expression and `a AND b AND c …` is as deep as
 * it is long.
 */
export function joinConditions(conditions: readonly Sql[], word: keyof typeof words): Sql {
  const [first, second] = conditions;
  if (!first) return words[word].none;
  if (!second) return first;
  const middle = Math.ceil(conditions.length / 2);
  const left = joinConditions(conditions.slice(0, middle), word);
  const right = joinConditions(conditions.slice(middle), word);
  return word === "AND" ? sql`(${left} AND ${right})` : sql`(${left} OR ${right})`;
}
