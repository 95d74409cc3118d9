import sql, { raw } from "sql-template-tag";
import type { Quirks } from "../../src/quirks.ts";
import { readQuirks } from "../../src/quirks.ts";
import type { SeedUser } from "../../src/seed/seed-user.ts";
import { toNewUser } from "../../src/seed/seed-user.ts";
import { openDatabase } from "../../src/store/open-database.ts";
import { Statements } from "../../src/store/statements.ts";
import { UserTable } from "../../src/store/user-table.ts";
import { compileWhere } from "../../src/where/compile.ts";
import { columns } from "./columns.ts";
import type { Document } from "./documents.ts";
import type { Where } from "./where.ts";

/** The emulator's query language without its server. */
export class Subject implements Disposable {
  readonly table: UserTable;
  readonly #statements: Statements;
  #quirks = readQuirks({});

  constructor(statements = new Statements(openDatabase())) {
    this.#statements = statements;
    this.table = new UserTable(statements, "users", columns);
  }

  /** Forgets all users, and takes these. */
  async fill(documents: readonly Document[], quirks: Partial<Quirks> = {}): Promise<void> {
    this.#quirks = readQuirks(quirks);
    this.table.clear();
    const users = await Promise.all(
      documents.map((document, index) =>
        toNewUser(document as SeedUser, columns, { id: 0, profile_id: index + 1, time: 0 }, "the user"),
      ),
    );
    this.table.insert(users, users.length);
  }

  /** The ids that a `where` selects, by their size. */
  select(where: Where): number[] {
    const { condition } = compileWhere(where, { columns, quirks: this.#quirks });
    const query = sql`SELECT id FROM ${raw(this.table.name)} WHERE ${condition} ORDER BY id`;
    return this.#statements.all(query).map(({ id }) => id as number);
  }

  [Symbol.dispose](): void {
    this.#statements.database.close();
  }
}
