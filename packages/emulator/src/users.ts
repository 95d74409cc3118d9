import sql from "sql-template-tag";
import { checkPassword } from "./auth/password.ts";
import type { Emulation } from "./emulation.ts";
import { now } from "./emulation.ts";
import { exampleUsers } from "./seed/example-users.ts";
import { generateUsers } from "./seed/generate-users.ts";
import { type Numbers, type SeedUser, toNewUser } from "./seed/seed-user.ts";
import { production } from "./store/environments.ts";
import { Snapshots } from "./store/snapshots.ts";
import type { UserTable } from "./store/user-table.ts";

export interface InEnvironment {
  /** The id of a test environment; production when left out. */
  env?: string;
}

/** A user as the API shows it. */
export type UserRow = { id: number; created_at: number; updated_at: number; [column: string]: unknown };

/** How many users there are to begin with: those of the spec's examples, the rest made up. */
const usualCount = 100;
/** When made-up users begin to sign up. */
const firstTime = 1_546_300_800;
const firstId = 100_000_001;
/** Larger ids are left to those who ask for them. */
const idBound = 1_000_000_000;

/** The users of the emulator, for setting up and looking at tests. */
export class Users {
  readonly #emulation: Emulation;
  readonly #initial: number | readonly SeedUser[] | undefined;
  readonly #snapshots: Snapshots;
  #unnamed = 0;

  constructor(emulation: Emulation, initial: number | readonly SeedUser[] | undefined) {
    this.#emulation = emulation;
    this.#initial = initial;
    this.#snapshots = new Snapshots(emulation.statements, emulation.environments);
  }

  /**
   * Adds users, all or none. A number makes so many up, always the same ones.
   *
   * @throws Error in one sentence for a user that does not fit the columns, or has an id or a login that is taken
   */
  async seed(users: number | readonly SeedUser[], { env = production }: InEnvironment = {}): Promise<void> {
    const { environments, columns } = this.#emulation;
    const table = environments.open(env);
    const first = this.#next(table);
    if (typeof users === "number") {
      if (!Number.isSafeInteger(users) || users < 0) throw new Error("the number of users must be 0 or more");
      return table.insert(generateUsers(users, columns, { ...first, time: firstTime }), users);
    }
    if (!Array.isArray(users)) throw new Error("users must be a list, or the number of users to make up");
    const added = await Promise.all(
      users.map((user, index) => {
        const numbers = { id: first.id + index, profile_id: first.profile_id + index, time: first.time };
        return toNewUser(user, columns, numbers, `user ${index + 1} of the seed`);
      }),
    );
    try {
      table.insert(added, added.length);
    } catch (error) {
      throw new Error(`the users cannot be added: ${whatIsTaken(error as Error)}`, { cause: error });
    }
  }

  #next(table: UserTable): Numbers {
    const { id, profile_id } = table.largest(idBound);
    return { id: Math.max(id + 1, firstId), profile_id: profile_id + 1, time: now(this.#emulation) };
  }

  /** A user as it is now; undefined when there is none with this id. */
  read(id: number, { env = production }: InEnvironment = {}): UserRow | undefined {
    const row = this.#emulation.environments.find(env).read(id);
    return row === undefined ? undefined : JSON.parse(row);
  }

  /** All users, by id. */
  all({ env = production }: InEnvironment = {}): UserRow[] {
    const table = this.#emulation.environments.find(env);
    return table.listAfter(0, sql`1`, Number.MAX_SAFE_INTEGER).map(({ row }) => JSON.parse(row));
  }

  count({ env = production }: InEnvironment = {}): number {
    return this.#emulation.environments.find(env).count();
  }

  /** Whether a user has this password. */
  checkPassword(id: number, password: string, { env = production }: InEnvironment = {}): Promise<boolean> {
    return checkPassword(password, this.#emulation.environments.find(env).readPassword(id));
  }

  /** Goes back to the users of the start, without bulk operations. */
  async reset(): Promise<void> {
    const { environments, statements } = this.#emulation;
    statements.transaction(() => {
      for (const table of environments.all()) table.clear();
      statements.database.exec("DELETE FROM bulk_operations; DELETE FROM sqlite_sequence");
    });
    await this.seedInitially();
  }

  /** Adds the users of the start. */
  async seedInitially(): Promise<void> {
    if (this.#initial !== undefined) return this.seed(this.#initial);
    const examples = exampleUsers();
    await this.seed(examples.map((user) => withoutUnknown(user, this.#emulation)));
    await this.seed(usualCount - examples.length);
  }

  /**
   * Keeps all users and bulk operations as they are now, for {@link restore}.
   *
   * @returns the name
   */
  snapshot(name = `snapshot-${++this.#unnamed}`): string {
    this.#snapshots.take(name);
    return name;
  }

  /** @throws Error in one sentence when there is no such snapshot */
  restore(name: string): void {
    this.#snapshots.restore(name);
  }
}

const invisible = { _group: true, _profile_id: true, _password: true };

/** The application has other columns than the examples. */
function withoutUnknown(user: SeedUser, { columns }: Emulation): SeedUser {
  return Object.fromEntries(Object.entries(user).filter(([name]) => name in invisible || columns.has(name)));
}

function whatIsTaken({ message }: Error): string {
  const [, column] = /UNIQUE constraint failed: \w+\.(\w+)/.exec(message) ?? [];
  return column ? `two users have the same ${column.replace(/_key$/, "")}` : message;
}
