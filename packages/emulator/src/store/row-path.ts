import { raw, type Sql } from "sql-template-tag";

/**
 * Where a column, or a key in an object column, stands in a row: a JSON path as an SQL literal.
 *
 * @param name - matches the spec's pattern for names: letters, digits, underscores and dots
 */
export function rowPath(name: string): Sql {
  if (!/^\w+(\.\w+)*$/.test(name)) throw new Error("not a column name");
  return raw(
    `'$.${name
      .split(".")
      .map((part) => `"${part}"`)
      .join(".")}'`,
  );
}

/** The value of a column as SQL. Indexes are on this very text, so that SQLite finds them. */
export function columnValue(name: string): Sql {
  return name === "id" ? raw("id") : raw(`row ->> ${rowPath(name).sql}`);
}
