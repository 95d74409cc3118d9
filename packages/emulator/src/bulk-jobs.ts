import { setImmediate } from "node:timers/promises";
import sql from "sql-template-tag";
import type { Columns } from "./columns/column.ts";
import { now } from "./emulation.ts";
import type { Quirks } from "./quirks.ts";
import type { Environments } from "./store/environments.ts";
import type { Statements } from "./store/statements.ts";
import { readUpdate } from "./update/read-update.ts";
import { updateRows } from "./update/update-rows.ts";
import { compileWhere } from "./where/compile.ts";

/** A bulk update in the background. */
export interface BulkJob {
  id: number;
  environment: string;
  /** The `where`, as JSON. */
  filter: string;
  body: string;
  status: "pending" | "success";
  /** The last user that was looked at. */
  reached: number;
  /** The last user that there was when the job started. */
  last_id: number;
  matched_count: number;
  modified_count: number;
  /** How many rows are to fail, on demand. */
  failing: number;
  created_at: number;
  updated_at: number;
}

export interface JobContext {
  statements: Statements;
  environments: Environments;
  columns: Columns;
  quirks: Quirks;
  /** The time in milliseconds. */
  clock: () => number;
}

/** Rows in one transaction; between two of them, requests are answered. */
const chunk = 200;

/**
 * The bulk updates that go on in the background.
 *
 * A job walks over the users by id. Each step saves some rows and how far it got in one transaction, so that a job that was
 * cut off goes on where it was, and no row is changed twice.
 */
export class BulkJobs {
  readonly #context: JobContext;
  readonly #running = new Map<number, Promise<void>>();
  #closed = false;

  constructor(context: JobContext) {
    this.#context = context;
  }

  /** Starts a job, and gives its id. */
  start({
    environment,
    filter,
    body,
    matched,
    failing,
  }: {
    environment: string;
    filter: string;
    body: string;
    matched: number;
    failing: number;
  }): number {
    const time = now(this.#context);
    const last = this.#context.environments.find(environment).largest().id;
    const added = this.#context.statements.get(sql`
      INSERT INTO bulk_operations
        (environment, filter, body, status, reached, last_id, matched_count, modified_count, failing, created_at, updated_at)
      VALUES (${environment}, ${filter}, ${body}, 'pending', 0, ${last}, ${matched}, 0, ${failing}, ${time}, ${time})
      RETURNING id`);
    const id = added?.id as number;
    this.#run(id);
    return id;
  }

  /** Goes on with what was cut off, or restored as pending. */
  resume(): void {
    const pending = this.#context.statements.all(
      sql`SELECT id FROM bulk_operations WHERE status = 'pending'`,
    );
    for (const { id } of pending) this.#run(id as number);
  }

  read(id: number, environment: string): BulkJob | undefined {
    const query = sql`SELECT * FROM bulk_operations WHERE id = ${id} AND environment = ${environment}`;
    return this.#context.statements.get(query) as unknown as BulkJob | undefined;
  }

  /** Waits until no job is running. */
  async settle(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running.values());
  }

  /** Stops after the step that is being done. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.settle();
  }

  #run(id: number): void {
    if (this.#running.has(id)) return;
    this.#running.set(
      id,
      this.#walk(id).finally(() => this.#running.delete(id)),
    );
  }

  async #walk(id: number): Promise<void> {
    try {
      do await setImmediate();
      while (!this.#closed && this.#step(id));
    } catch (error) {
      this.#giveUp(id, error as Error);
    }
  }

  /**
   * For example, a job was resumed with a schema that lacks its column. No status of a failed job is documented: it ends with
   * fewer changes than matches.
   */
  #giveUp(id: number, { message }: Error): void {
    console.error(`minapp-users-emulator: bulk operation ${id} was given up: ${message}`);
    const { statements } = this.#context;
    if (!statements.database.isOpen) return;
    try {
      statements.run(sql`UPDATE bulk_operations SET status = 'success' WHERE id = ${id}`);
    } catch {
      // What made the job fail, such as a full disk, keeps this from being written as well.
    }
  }

  /** @returns whether there is more to do */
  #step(id: number): boolean {
    const { statements, environments } = this.#context;
    return statements.transaction(() => {
      const job = statements.get(sql`SELECT * FROM bulk_operations WHERE id = ${id}`) as unknown as
        | BulkJob
        | undefined;
      if (job?.status !== "pending") return false; // reset took it away
      const users = environments.find(job.environment);
      const { condition } = compileWhere(JSON.parse(job.filter), this.#context);
      const changes = readUpdate(JSON.parse(job.body), this.#context);
      // Users who came later were not counted as matches.
      const rows = users.listAfter(job.reached, sql`id <= ${job.last_id} AND ${condition}`, chunk);
      const time = now(this.#context);
      const problems = updateRows(rows, { users, changes, time, failing: job.failing });
      const failing = Math.max(0, job.failing - rows.length);
      const modified_count = job.modified_count + problems.filter((problem) => !problem).length;
      const reached = rows.at(-1)?.id ?? job.reached;
      const status = rows.length < chunk ? "success" : "pending";
      statements.run(sql`UPDATE bulk_operations SET status = ${status}, reached = ${reached}, failing = ${failing},
        modified_count = ${modified_count}, updated_at = ${time} WHERE id = ${id}`);
      return status === "pending";
    });
  }
}
