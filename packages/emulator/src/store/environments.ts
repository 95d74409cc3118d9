import sql from "sql-template-tag";
import type { Columns } from "../columns/column.ts";
import type { Statements } from "./statements.ts";
import { UserTable } from "./user-table.ts";

/** Production, for which no environment is named. */
export const production = "";

/** The users of each environment (`X-Hydrogen-Env-ID`), a table for each. */
export class Environments {
  readonly #statements: Statements;
  readonly #columns: Columns;
  readonly #tables = new Map<string, UserTable>();
  readonly #production: UserTable;
  readonly #empty: UserTable;

  constructor(statements: Statements, columns: Columns) {
    this.#statements = statements;
    this.#columns = columns;
    this.#production = new UserTable(statements, "users", columns);
    this.#empty = new UserTable(statements, "users_of_nowhere", columns);
    this.#tables.set(production, this.#production);
    for (const { number, name } of statements.all(sql`SELECT number, name FROM environments`)) {
      this.#tables.set(name as string, new UserTable(statements, `users_${number}`, columns));
    }
  }

  /** The users of an environment; none for one that has never been given any. */
  find(name: string): UserTable {
    return name === production ? this.#production : (this.#tables.get(name) ?? this.#empty);
  }

  /** The users of an environment, which is made when it is new. */
  open(name: string): UserTable {
    const known = this.#tables.get(name);
    if (known) return known;
    const added = this.#statements.get(
      sql`INSERT INTO environments (name) VALUES (${name}) RETURNING number`,
    );
    const table = new UserTable(this.#statements, `users_${added?.number}`, this.#columns);
    this.#tables.set(name, table);
    return table;
  }

  /** The tables, production's first. */
  all(): UserTable[] {
    return [...this.#tables.values()];
  }

  tableNames(): string[] {
    return this.all().map(({ name }) => name);
  }
}
