import sql, { raw, type Sql } from "sql-template-tag";
import type { Columns } from "../columns/column.ts";
import { type ListQuery, planList } from "./list-plan.ts";
import type { Statements } from "./statements.ts";
import { type UserIndex, userIndexes } from "./user-index.ts";

/** A user as it is kept. */
export interface StoredUser {
  id: number;
  /** What the API shows of the user from v2 on, as JSON. */
  row: string;
  /** The `id` of v1. */
  profile_id: number;
  /** The ids of the groups of the user, as JSON. */
  groups: string;
}

/** What no two users of an environment may share, in the form that is compared; null for none. */
export interface LoginKeys {
  username_key: string | null;
  email_key: string | null;
  phone_key: string | null;
}

export interface NewUser extends StoredUser, LoginKeys {
  /** Salted and hashed. */
  password: string | null;
}

/** From so many new rows on, an empty table gets its indexes after the rows: that is several times faster. */
const manyRows = 10_000;

/** The users of one environment. */
export class UserTable {
  readonly #statements: Statements;
  readonly name: string;
  readonly #indexes: readonly UserIndex[];
  /** The columns with an index that leads to everyone in order. */
  readonly #ordered: ReadonlySet<string>;

  /** @param name - a table name, for SQL as it is */
  constructor(statements: Statements, name: string, columns: Columns) {
    this.#statements = statements;
    this.name = name;
    this.#indexes = userIndexes(name, columns);
    this.#ordered = new Set(this.#indexes.filter(({ sparse }) => !sparse).map(({ column }) => column));
    statements.database.exec(`CREATE TABLE IF NOT EXISTS ${name} (
      id INTEGER PRIMARY KEY, row TEXT NOT NULL, profile_id INTEGER NOT NULL, groups TEXT NOT NULL,
      username_key TEXT, email_key TEXT, phone_key TEXT, password TEXT
    )`);
    this.#createIndexes();
  }

  #createIndexes(): void {
    const { database } = this.#statements;
    database.exec(`CREATE UNIQUE INDEX IF NOT EXISTS ${this.name}_profile ON ${this.name} (profile_id)`);
    for (const key of ["username_key", "email_key", "phone_key"]) {
      database.exec(
        `CREATE UNIQUE INDEX IF NOT EXISTS ${this.name}_${key} ON ${this.name} (${key}) WHERE ${key} IS NOT NULL`,
      );
    }
    for (const { definition } of this.#indexes) database.exec(definition);
  }

  /** The user's row as JSON. */
  read(id: number): string | undefined {
    return this.#statements.prepare(`SELECT row FROM ${this.name} WHERE id = ?`).get(id)?.row as
      | string
      | undefined;
  }

  find(condition: Sql): StoredUser | undefined {
    const query = sql`SELECT id, row, profile_id, groups FROM ${raw(this.name)} WHERE ${condition}`;
    return this.#statements.get(query) as unknown as StoredUser | undefined;
  }

  list(query: ListQuery): StoredUser[] {
    const plan = planList(this.#statements, this.name, this.#ordered, query);
    return this.#statements.all(plan) as unknown as StoredUser[];
  }

  count(condition: Sql = sql`1`): number {
    return this.#statements.get(sql`SELECT count(*) AS n FROM ${raw(this.name)} WHERE ${condition}`)
      ?.n as number;
  }

  /** Those that match, after an id, by id. */
  listAfter(id: number, condition: Sql, limit: number): Pick<StoredUser, "id" | "row">[] {
    // By an index on something else, each call would sort all matches.
    const query = sql`SELECT id, row FROM ${raw(this.name)} NOT INDEXED
      WHERE id > ${id} AND ${condition} ORDER BY id LIMIT ${limit}`;
    return this.#statements.all(query) as unknown as Pick<StoredUser, "id" | "row">[];
  }

  save(id: number, row: string): void {
    this.#statements.prepare(`UPDATE ${this.name} SET row = ? WHERE id = ?`).run(row, id);
  }

  saveLogin(id: number, row: string, { username_key, email_key, phone_key }: LoginKeys): void {
    const text = `UPDATE ${this.name} SET row = ?, username_key = ?, email_key = ?, phone_key = ? WHERE id = ?`;
    this.#statements.prepare(text).run(row, username_key, email_key, phone_key, id);
  }

  savePassword(id: number, password: string): void {
    this.#statements.prepare(`UPDATE ${this.name} SET password = ? WHERE id = ?`).run(password, id);
  }

  readPassword(id: number): string | null {
    const text = `SELECT password FROM ${this.name} WHERE id = ?`;
    return (this.#statements.prepare(text).get(id)?.password ?? null) as string | null;
  }

  /** Of two users with the same key, whether another one than `id` has it. */
  isTaken(key: keyof LoginKeys, value: string, id: number): boolean {
    const text = `SELECT 1 FROM ${this.name} WHERE ${key} = ? AND id <> ?`;
    return this.#statements.prepare(text).get(value, id) !== undefined;
  }

  /** The largest id below a bound, and the largest profile id; 0 for none. */
  largest(bound = Number.MAX_SAFE_INTEGER): { id: number; profile_id: number } {
    const query = `SELECT (SELECT ifnull(max(id), 0) FROM ${this.name} WHERE id < ?) AS id,
      (SELECT ifnull(max(profile_id), 0) FROM ${this.name}) AS profile_id`;
    return this.#statements.prepare(query).get(bound) as { id: number; profile_id: number };
  }

  /** Adds users, in a transaction of the caller. */
  insert(users: Iterable<NewUser>, expected: number): void {
    const add = () => {
      const text = `INSERT INTO ${this.name} (id, row, profile_id, groups, username_key, email_key, phone_key, password)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)`;
      const insert = this.#statements.prepare(text);
      for (const it of users) {
        const { id, row, profile_id, groups, username_key, email_key, phone_key, password } = it;
        insert.run(id, row, profile_id, groups, username_key, email_key, phone_key, password);
      }
    };
    if (expected >= manyRows && this.count() === 0) this.withoutIndexes(add);
    else add();
  }

  /** Fills the table, and makes its indexes afterwards: for many rows, that is several times faster. */
  withoutIndexes(fill: () => void): void {
    this.#dropIndexes();
    fill();
    this.#createIndexes();
  }

  #dropIndexes(): void {
    const query = "SELECT name FROM sqlite_schema WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL";
    for (const { name } of this.#statements.database.prepare(query).all(this.name)) {
      this.#statements.database.exec(`DROP INDEX ${name}`);
    }
  }

  clear(): void {
    this.#statements.database.exec(`DELETE FROM ${this.name}`);
  }
}
