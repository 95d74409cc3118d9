import sql from "sql-template-tag";
import { checkPassword } from "./auth/password.ts";
import { type Emulation, now } from "./emulation.ts";
import { exampleUsers } from "./seed/example-users.ts";
import { generateUsers } from "./seed/generate-users.ts";
import { type Numbers, type SeedUser, toNewUser } from "./seed/seed-user.ts";
import { production } from "./store/environments.ts";
import { Snapshots } from "./store/snapshots.ts";
import type { UserTable } from "./store/user-table.ts";

/** Where the users are. */
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
  #turn: Promise<void> = Promise.resolve();

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
  seed(users: number | readonly SeedUser[], { env = production }: InEnvironment = {}): Promise<void> {
    return this.#inTurn(async () => {
      const { environments, statements } = this.#emulation;
      const add = await this.#prepare(users, environments.find(env).largest(idBound));
      const table = environments.open(env); // not before the users are known to be right
      statements.transaction(() => add(table));
    });
  }

  /** One after the other: what is prepared for a state of the table must not meet another one. */
  #inTurn(work: () => Promise<void>): Promise<void> {
    const turn = this.#turn.then(work);
    this.#turn = turn.catch(() => {});
    return turn;
  }

  /**
   * @param taken - the largest ids of the users that there are
   * @returns what adds the users, in a transaction of the caller
   */
  async #prepare(
    users: number | readonly SeedUser[],
    taken: Omit<Numbers, "time">,
  ): Promise<(table: UserTable) => void> {
    const { columns } = this.#emulation;
    if (typeof users === "number") {
      if (!Number.isSafeInteger(users) || users < 0) throw new Error("the number of users must be 0 or more");
      return (table) => {
        const first = { ...this.#next(table.largest(idBound)), time: firstTime };
        adding(() => table.insert(generateUsers(users, columns, first), users));
      };
    }
    if (!Array.isArray(users)) throw new Error("users must be a list, or the number of users to make up");
    const numbers = this.#next(taken, users);
    const added = await Promise.all(
      users.map((user, index) =>
        toNewUser(
          user,
          columns,
          { ...numbers, id: numbers.id + index, profile_id: numbers.profile_id + index },
          `user ${index + 1} of the seed`,
        ),
      ),
    );
    return (table) => adding(() => table.insert(added, added.length));
  }

  /** The numbers for users without, beyond those that others have or are given. */
  #next({ id, profile_id }: Omit<Numbers, "time">, given: readonly SeedUser[] = []): Numbers {
    const largest = (name: "id" | "_profile_id", least: number) =>
      given.reduce((most, user) => {
        const number = Number(user?.[name]);
        return number > most && number < idBound ? number : most;
      }, least);
    return {
      id: Math.max(largest("id", id) + 1, firstId),
      profile_id: largest("_profile_id", profile_id) + 1,
      time: now(this.#emulation),
    };
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
  reset(): Promise<void> {
    return this.#replace(() => this.clear());
  }

  /** Adds the users of the start. */
  seedInitially(): Promise<void> {
    return this.#replace(() => {});
  }

  /** Removes all users and bulk operations. */
  clear(): void {
    const { environments, statements } = this.#emulation;
    for (const table of environments.all()) table.clear();
    statements.database.exec(
      "DELETE FROM bulk_operations; DELETE FROM sqlite_sequence WHERE name = 'bulk_operations'",
    );
  }

  /** As one step, so that nobody meets half of it, and a start that is cut off leaves nothing. */
  #replace(clear: () => void): Promise<void> {
    return this.#inTurn(async () => {
      const { environments, statements } = this.#emulation;
      const table = environments.find(production);
      const examples = exampleUsers().map((user) => withoutUnknown(user, this.#emulation));
      const lists = this.#initial === undefined ? [examples, usualCount - examples.length] : [this.#initial];
      const nobody = { id: 0, profile_id: 0 };
      const adds = await Promise.all(lists.map((list) => this.#prepare(list, nobody)));
      statements.transaction(() => {
        clear();
        for (const add of adds) add(table);
      });
    });
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
    this.#emulation.jobs.resume(); // what was running then goes on
  }
}

const invisible = { _group: true, _profile_id: true, _password: true };

/** The application has other columns than the examples. */
function withoutUnknown(user: SeedUser, { columns }: Emulation): SeedUser {
  return Object.fromEntries(Object.entries(user).filter(([name]) => name in invisible || columns.has(name)));
}

function adding(insert: () => void): void {
  try {
    insert();
  } catch (error) {
    const { message } = error as Error;
    const [, column] = /UNIQUE constraint failed: \w+\.(\w+)/.exec(message) ?? [];
    const problem = column ? `two users have the same ${column.replace(/_key$/, "")}` : message;
    throw new Error(`the users cannot be added: ${problem}`, { cause: error });
  }
}
