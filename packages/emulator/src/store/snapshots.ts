import type { Environments } from "./environments.ts";
import type { Statements } from "./statements.ts";

/** Copies of all users and bulk operations, in memory for as long as the emulator runs. */
export class Snapshots {
  readonly #statements: Statements;
  readonly #environments: Environments;
  readonly #names = new Map<string, { number: number; tables: string[] }>();
  #count = 0;

  constructor(statements: Statements, environments: Environments) {
    this.#statements = statements;
    this.#environments = environments;
  }

  take(name: string): void {
    const { database } = this.#statements;
    if (this.#count === 0) database.exec("ATTACH ':memory:' AS snapshots");
    const number = ++this.#count;
    const tables = this.#tables();
    this.#statements.transaction(() => {
      for (const table of tables) {
        database.exec(`CREATE TABLE snapshots.${table}_in_${number} AS SELECT * FROM main.${table}`);
      }
      const old = this.#names.get(name);
      for (const table of old?.tables ?? []) database.exec(`DROP TABLE snapshots.${table}_in_${old?.number}`);
    });
    this.#names.set(name, { number, tables });
  }

  /** @throws Error in one sentence when there is no such snapshot */
  restore(name: string): void {
    const { database } = this.#statements;
    const snapshot = this.#names.get(name);
    if (!snapshot) throw new Error(`there is no snapshot ${JSON.stringify(name.slice(0, 100))}`);
    const fill = (table: string) =>
      database.exec(`INSERT INTO main.${table} SELECT * FROM snapshots.${table}_in_${snapshot.number}`);
    this.#statements.transaction(() => {
      database.exec("DELETE FROM main.bulk_operations");
      fill("bulk_operations");
      for (const table of this.#environments.all()) {
        table.clear();
        // An environment can be younger than the snapshot.
        if (snapshot.tables.includes(table.name)) table.withoutIndexes(() => fill(table.name));
      }
    });
  }

  #tables(): string[] {
    return ["bulk_operations", ...this.#environments.tableNames()];
  }
}
