import sql from "sql-template-tag";
import type { Columns } from "../columns/column.ts";
import type { Statements } from "./statements.ts";

/**
 * Remembers the types of the columns in the database.
 *
 * @throws Error in one sentence when a column was of another type before: its values would be of both
 */
export function rememberColumns(statements: Statements, columns: Columns): void {
  for (const { name, type, items } of columns.values()) {
    const whole = items ? `${type} of ${items}` : type;
    const known = statements.get(sql`SELECT type FROM columns WHERE name = ${name}`)?.type;
    if (known !== undefined && known !== whole) {
      throw new Error(
        `the column ${name} is ${known} in this database and ${whole} in the schema: use another file`,
      );
    }
    if (known === undefined) statements.run(sql`INSERT INTO columns (name, type) VALUES (${name}, ${whole})`);
  }
}
