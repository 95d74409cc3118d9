import { type Columns, scalarTypes } from "../columns/column.ts";
import { columnValue } from "./row-path.ts";

/** The built-in columns that one looks users up by, or sorts them by. */
const lookups = ["updated_at", "nickname", "openid", "unionid"];
/** The same, of columns that most users do not have. */
const rareLookups = ["_username", "_email", "_phone"];

/** The name of the index on a column. Hexadecimal, since SQLite does not tell `Score` from `score`. */
export function indexName(table: string, column: string): string {
  return `${table}_by_${Buffer.from(column).toString("hex")}`;
}

/** An index on a column. */
export interface UserIndex {
  column: string;
  definition: string;
  /** Whether it leaves out the users without a value, so that it does not lead to everyone in order. */
  sparse: boolean;
}

/**
 * The indexes of a table of users.
 *
 * `created_at` stands behind every column, so that "those with this value, the newest first" is read from the index as it
 * is, however many there are.
 */
export function userIndexes(table: string, columns: Columns): UserIndex[] {
  const custom = [...columns.values()]
    .filter(({ builtIn, type }) => !builtIn && scalarTypes.has(type) && type !== "boolean")
    .map(({ name }) => name);
  const createdAt = columnValue("created_at").sql;
  const define = (column: string, parts: string, sparse = false): UserIndex => {
    const which = sparse ? ` WHERE ${columnValue(column).sql} IS NOT NULL` : "";
    const definition = `CREATE INDEX IF NOT EXISTS ${indexName(table, column)} ON ${table} (${parts})${which}`;
    return { column, definition, sparse };
  };
  const withTime = (column: string) => `${columnValue(column).sql}, ${createdAt}`;
  return [
    define("created_at", createdAt),
    ...[...lookups, ...custom].map((column) => define(column, withTime(column))),
    ...rareLookups.map((column) => define(column, withTime(column), true)),
  ];
}
