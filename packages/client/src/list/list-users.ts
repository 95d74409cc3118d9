import type { Caller } from "../call/call.ts";
import type { AnyColumns, Where } from "../columns.ts";
import { queries } from "../generated/vocabulary.ts";
import { describeValue } from "../guard/describe-value.ts";
import { copyJson, isPlainObject } from "../guard/json.ts";
import { type Bounds, checkOptions, pick } from "../guard/options.ts";
import { checkAfter } from "../guard/path.ts";
import { Refusal } from "../guard/refusal.ts";
import type { ListQuery, UserId } from "../models.ts";
import { type CallOptions, callBounds } from "../options.ts";
import { fetchPage, type Listing } from "./fetch-page.ts";
import { UserList } from "./user-list.ts";

/** What `list` takes: the parameters of `listUsers`, and how to walk. */
export interface ListOptions<Columns extends object = AnyColumns> extends ListQuery, CallOptions {
  /** Which users. Everyone without it. */
  where?: Where<Columns>;
  /**
   * Walks by id: sorts by `id` and asks each time for the users after the last one. So a job that changes users as it
   * walks neither skips nor repeats any, and a page far down costs what the first one does. It excludes `order_by` and
   * `offset`.
   *
   * @default false
   */
  keyset?: boolean | undefined;
  /** With `keyset`: the id to go on after, for example the last one of a walk that was broken off. */
  after?: UserId | undefined;
  /**
   * Asks for the next page while the users of this one are worked on.
   *
   * @default false
   */
  prefetch?: boolean | undefined;
}

const bounds: Bounds = { ...queries.listUsers, ...callBounds, keyset: [false], after: [], prefetch: [false] };

/** The users that match. See `UsersClient.list`. */
export function listUsers(caller: Caller, given: ListOptions): UserList {
  const fetchFirst = prepare(caller, given);
  fetchFirst.catch(() => {}); // who asks for a page is told
  return new UserList(async (limit) => (await fetchFirst)(limit), given?.prefetch);
}

/** Reads the options at once, so that what is changed in them later does not count. */
async function prepare(caller: Caller, given: ListOptions) {
  const { keyset, after, prefetch: _, ...options } = checkOptions(given, "list", bounds);
  if (keyset && (options.order_by || options.offset)) {
    throw new Refusal("keyset sorts by id and knows no offset, leave out order_by and offset");
  }
  if (after !== undefined && !keyset) throw new Refusal("after goes with keyset: true");
  const start = after === undefined ? 0 : checkAfter(after);
  const listing: Listing = { ...pick(options, queries.listUsers), keyset };
  // Refused when it is there and undefined, which is a filter that got lost.
  if ("where" in options) {
    const where = copyJson(options.where, "where");
    // Here, because beside `after` it is joined with the id, and of a null nothing would be left.
    if (!isPlainObject(where))
      throw new Refusal(`where is ${describeValue(where)}, which a query cannot carry`);
    listing.where = where;
  }
  return (walkLimit?: number) =>
    fetchPage(caller, { ...listing, limit: listing.limit ?? walkLimit }, options, start);
}
