import type { AnyColumns, User } from "../columns.ts";
import { checkOptions } from "../guard/options.ts";
import { Refusal } from "../guard/refusal.ts";
import type { UserPage } from "./page.ts";

/** The most users in one page. */
const longestPage = 1000;

/**
 * Users that match: a promise of the first page, and an iterable over the users of all pages. Nothing is sent until one
 * of them is asked for.
 *
 * A walk asks for 1000 users at a time unless `limit` says otherwise. It goes on until the API gives no next page, or one
 * that does not get on, and does not need `total_count`. Without `keyset` it goes by offset: when users come, go or change
 * meanwhile, it can skip or repeat some.
 */
export class UserList<Columns extends object = AnyColumns> implements Promise<UserPage<Columns>> {
  readonly #fetch: (limit?: number) => Promise<UserPage<Columns>>;
  readonly #prefetch: boolean | undefined;
  #first: Promise<UserPage<Columns>> | undefined;

  /** @param fetch - fetches the first page, with this `limit` unless the caller gave one */
  constructor(fetch: (limit?: number) => Promise<UserPage<Columns>>, prefetch: boolean | undefined) {
    this.#fetch = fetch;
    this.#prefetch = prefetch;
  }

  get [Symbol.toStringTag](): string {
    return "UserList";
  }

  #page(limit?: number): Promise<UserPage<Columns>> {
    this.#first ??= this.#fetch(limit);
    return this.#first;
  }

  /** The first page. */
  // biome-ignore lint/suspicious/noThenProperty: it is a promise
  then<A = UserPage<Columns>, B = never>(
    resolved?: ((page: UserPage<Columns>) => A | PromiseLike<A>) | null,
    rejected?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    return this.#page().then(resolved, rejected);
  }

  catch<B = never>(
    rejected?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<UserPage<Columns> | B> {
    return this.#page().catch(rejected);
  }

  finally(settled?: (() => void) | null): Promise<UserPage<Columns>> {
    return this.#page().finally(settled);
  }

  /** The pages, one after the other. */
  pages(): AsyncGenerator<UserPage<Columns>, void> {
    return this.#walk(longestPage);
  }

  async *#walk(limit: number): AsyncGenerator<UserPage<Columns>, void> {
    for (let page: UserPage<Columns> | null = await this.#page(limit); page; ) {
      const next: Promise<UserPage<Columns> | null> | undefined = this.#prefetch ? page.next() : undefined;
      next?.catch(() => {}); // when the walk ends here, nobody waits for it
      yield page;
      page = await (next ?? page.next());
    }
  }

  /** The users of all pages. */
  async *[Symbol.asyncIterator](): AsyncGenerator<User<Columns>, void> {
    for await (const page of this.pages()) yield* page.objects;
  }

  /**
   * The users of all pages in an array.
   *
   * @param options - `limit`: how many at most, so that a walk which is longer than expected does not fill the memory
   * @throws TypeError when there is no limit
   */
  async toArray(options: { limit: number }): Promise<User<Columns>[]> {
    const { limit } = checkOptions(options, "toArray", { limit: [1] });
    if (limit === undefined) throw new Refusal("toArray needs a limit");
    const users: User<Columns>[] = [];
    for await (const page of this.#walk(Math.min(limit, longestPage))) {
      users.push(...page.objects.slice(0, limit - users.length));
      if (users.length >= limit) break;
    }
    return users;
  }
}
