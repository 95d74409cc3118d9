import type { AnyColumns, User } from "../columns.ts";
import type { PageMeta } from "../models.ts";

/** One page of users. */
export class UserPage<Columns extends object = AnyColumns> {
  /** The users of this page. */
  readonly objects: User<Columns>[];
  /** Where the page stands; `total_count` only with `return_total_count: 1`. */
  readonly meta: PageMeta;
  readonly #turn: (() => Promise<UserPage<Columns>>) | undefined;
  #turning: Promise<UserPage<Columns>> | undefined;

  /** @param turn - fetches the next page; undefined for the last one */
  constructor(
    objects: User<Columns>[],
    meta: PageMeta,
    turn: (() => Promise<UserPage<Columns>>) | undefined,
  ) {
    this.objects = objects;
    this.meta = meta;
    this.#turn = turn;
  }

  /**
   * The next page, null when this is the last one. Calls at the same time share one request.
   *
   * Operation: `listUsers`.
   */
  async next(): Promise<UserPage<Columns> | null> {
    // Only as long as it is under way: a page that held the next one would hold all that follow.
    this.#turning ??= this.#turn?.().finally(() => {
      this.#turning = undefined;
    });
    return this.#turning ?? null;
  }
}
