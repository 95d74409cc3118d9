import sql, { type Sql } from "sql-template-tag";
import { joinConditions } from "./join-conditions.ts";
import type { Term } from "./term.ts";

/** A value that may be held, and its place for messages. */
export interface Wanted {
  item: unknown;
  place: string;
}

export interface Holder {
  /** Whether one value is held, never null. */
  has: (item: unknown, place: string) => Sql;
  /** The same for one of many plain values of one type, or for all of them; thousands of `has` would take SQLite seconds. */
  hasPlain: (wanted: Wanted[], quantity: "one" | "all") => Sql;
}

/**
 * The operators that ask which values something holds, of an array or of something without a type.
 *
 * @returns undefined for another operator
 */
export function compileMembership(
  { operator, value, place }: Term,
  { has, hasPlain }: Holder,
): Sql | undefined {
  const each = (quantity: "one" | "all") => {
    const wanted = (value as unknown[]).map((item, index) => ({ item, place: `${place}[${index}]` }));
    const plain = ["string", "number", "boolean"].map((type) =>
      wanted.filter(({ item }) => typeof item === type),
    );
    const others = wanted.filter(({ item }) => typeof item === "object");
    return joinConditions(
      [
        ...plain.filter(({ length }) => length > 0).map((list) => hasPlain(list, quantity)),
        ...others.map((it) => has(it.item, it.place)),
      ],
      quantity === "one" ? "OR" : "AND",
    );
  };
  switch (operator) {
    case "$eq":
      return has(value, place);
    case "$ne":
      return sql`NOT ${has(value, place)}`;
    case "$in":
      return each("one");
    case "$nin":
      return sql`NOT (${each("one")})`;
    case "$all": // of nothing, nobody has all
      return (value as unknown[]).length === 0 ? sql`0` : each("all");
    default:
      return undefined;
  }
}
