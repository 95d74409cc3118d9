import type { DatabaseSync, SQLInputValue, StatementSync } from "node:sqlite";
import type { Sql } from "sql-template-tag";

const most = 200;
/** Longer ones are of a `where` with thousands of values, which nobody sends twice. */
const longest = 10_000;

/** Prepared statements, kept by their text. */
export class Statements {
  readonly database: DatabaseSync;
  readonly #kept = new Map<string, StatementSync>();

  constructor(database: DatabaseSync) {
    this.database = database;
  }

  all(query: Sql): Record<string, unknown>[] {
    return this.prepare(query.sql).all(...(query.values as SQLInputValue[]));
  }

  get(query: Sql): Record<string, unknown> | undefined {
    return this.prepare(query.sql).get(...(query.values as SQLInputValue[]));
  }

  run(query: Sql): void {
    this.prepare(query.sql).run(...(query.values as SQLInputValue[]));
  }

  prepare(text: string): StatementSync {
    let statement = this.#kept.get(text);
    if (!statement) {
      if (this.#kept.size >= most) this.#kept.clear();
      statement = this.database.prepare(text);
      if (text.length <= longest) this.#kept.set(text, statement);
    }
    return statement;
  }

  /** Runs something as one transaction: all of it or, when it throws, nothing. */
  transaction<Result>(work: () => Result): Result {
    this.database.exec("BEGIN IMMEDIATE");
    try {
      const result = work();
      this.database.exec("COMMIT");
      return result;
    } catch (error) {
      // SQLite has done so already when, for example, the disk is full.
      if (this.database.isTransaction) this.database.exec("ROLLBACK");
      throw error;
    }
  }
}
