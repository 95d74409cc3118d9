import { type WaitOptions, waitForBulkOperation } from "./bulk/bulk-operation.ts";
import type { BulkOutcome } from "./bulk/outcome.ts";
import { type SlicesOptions, updateAll, updateEvery } from "./bulk/update-slices.ts";
import { type UpdateWhereOptions, updateWhere } from "./bulk/update-where.ts";
import { createCaller } from "./caller.ts";
import type { AnyColumns, User, UserUpdate, Where } from "./columns.ts";
import { countUsers } from "./list/count-users.ts";
import { type ListOptions, listUsers } from "./list/list-users.ts";
import type { UserList } from "./list/user-list.ts";
import type { Account, AccountUpdate, BulkOperation, BulkUpdateJob, UserId } from "./models.ts";
import type { CallOptions, UsersClientOptions, WriteOptions } from "./options.ts";
import { getUser, updateAccount, updateUser } from "./single-user.ts";
import type { RawClient } from "./transport.ts";

/**
 * The current operations of the API as methods, and all others through `raw`.
 *
 * Every method rejects with a {@link UsersError} when the call fails, and with a TypeError, before anything is sent, when
 * an id is not a positive integer, an option is unknown or out of its bounds, or a value cannot be written as JSON. The
 * last argument of every method has the API's own parameters beside `signal`, `timeout`, `deadline` and `retries`.
 *
 * @typeParam Columns - the columns that the application added to its users
 */
export interface UsersClient<Columns extends object = AnyColumns> {
  /**
   * Users that match. `await` gives the first page, 20 users unless `limit` (1 to 1000) says otherwise; `for await` gives
   * the users of all pages.
   *
   * Operation: `listUsers`.
   *
   * @example
   * ```ts
   * for await (const user of users.list({ where: { score: { $gte: 10 } } })) console.log(user.id);
   * ```
   * @throws TypeError when `where` is there but undefined, or `keyset` stands beside `order_by` or `offset`
   */
  list(options?: ListOptions<Columns>): UserList<Columns>;

  /**
   * How many users match; without `where`, how many there are.
   *
   * Operation: `listUsers`.
   *
   * @throws UsersBodyError when the API does not tell
   */
  count(where?: Where<Columns>, options?: CallOptions): Promise<number>;

  /**
   * One user with all columns.
   *
   * Operation: `getUser`.
   *
   * @throws UsersStatusError 404 when there is no such user
   */
  get(id: UserId, options?: CallOptions): Promise<User<Columns>>;

  /**
   * Writes the given custom columns of one user and leaves the others alone; gives the whole user as it is then.
   *
   * Operation: `updateUser`.
   *
   * @throws TypeError when `update` has no column, or an operation that the API does not have
   * @throws UsersStatusError 400 when a value does not fit its column, or a column is built in; 404 when there is no such
   * user
   */
  update(id: UserId, update: UserUpdate<Columns>, options?: WriteOptions): Promise<User<Columns>>;

  /**
   * Applies one update to users that match, with one request and at most `limit` of them (1 to 1000, 1000 unless given).
   * For more, and for all, there is `updateEvery`.
   *
   * That some users were refused is not an error, unless `throwOnPartial` is set: they are in `failed`. `next` is not null
   * when more users match. An answer that the update became a job is waited for, unless `background` asks for one.
   *
   * Operation: `bulkUpdateUsers`.
   *
   * @throws TypeError when `where` asks nothing, so that it would match everyone, when it has an operator, or `update` an
   * operation, that the API does not have, or when `update` has no column
   * @throws UsersPartialError with `throwOnPartial`
   */
  updateWhere(
    where: Where<Columns>,
    update: UserUpdate<Columns>,
    options: UpdateWhereOptions & { background: true },
  ): Promise<BulkOutcome | BulkUpdateJob>;
  updateWhere(
    where: Where<Columns>,
    update: UserUpdate<Columns>,
    options?: UpdateWhereOptions & { background?: false | undefined },
  ): Promise<BulkOutcome>;
  updateWhere(
    where: Where<Columns>,
    update: UserUpdate<Columns>,
    options: UpdateWhereOptions,
  ): Promise<BulkOutcome | BulkUpdateJob>;

  /**
   * Applies one update to all users that match, however many, in slices of 500 by id: two requests each. It makes no
   * difference whether users that were updated still match. When it is broken off, it can go on with `after`. Of a slice
   * that was sent again because its answer was lost, `succeeded` counts what the second answer tells.
   *
   * Operations: `listUsers`, `bulkUpdateUsers`.
   *
   * @throws TypeError as `updateWhere`
   * @throws UsersPartialError with `throwOnPartial`, at the end
   */
  updateEvery(
    where: Where<Columns>,
    update: UserUpdate<Columns>,
    options?: SlicesOptions,
  ): Promise<BulkOutcome>;

  /**
   * Applies one update to every user of the application, in slices like `updateEvery`.
   *
   * Operations: `listUsers`, `bulkUpdateUsers`.
   *
   * @throws TypeError when `confirm` is not `"all users"`
   */
  updateAll(
    update: UserUpdate<Columns>,
    options: SlicesOptions & { confirm: "all users" },
  ): Promise<BulkOutcome>;

  /**
   * Waits for a bulk update in the background, with growing pauses up to 10 seconds; `deadline` is for the whole wait.
   *
   * Operation: `getBulkOperation`.
   *
   * @throws UsersTimeoutError when it is not done by then; it goes on all the same
   */
  waitForBulkOperation(operation_id: number, options?: WaitOptions): Promise<BulkOperation>;

  /**
   * Changes what a user logs in with; null clears username, e-mail or phone. A new phone is unverified.
   *
   * Operation: `updateUserAccount`.
   *
   * @throws TypeError when `update` is empty or has an unknown field
   * @throws UsersStatusError 400 when the password or the e-mail is not valid, or a name is taken; 404 when there is no
   * such user; 405 when this way to log in is switched off
   */
  updateAccount(id: UserId, update: AccountUpdate, options?: WriteOptions): Promise<Account>;

  /**
   * openapi-fetch's client for everything in the spec, the deprecated operations included. It gives
   * `{ data, error, response }`, does not throw when the API refuses, and repeats nothing. Ids are guarded here as well,
   * and a bulk update without `where` is refused; with `where: {}` it updates everyone.
   */
  readonly raw: RawClient;
}

/**
 * Creates a client. It holds no connection and needs no closing.
 *
 * @typeParam Columns - the columns that the application added to its users; without them, any name is a column
 * @example
 * ```ts
 * const users = createUsersClient<{ score: number; tags: string[] }>({ token: process.env.MINAPP_TOKEN ?? "" });
 * await users.update(70695404, { score: { $incr_by: 1 } });
 * ```
 * @throws TypeError when the token is missing, the base URL is not one, an option is unknown or undefined, or this is a
 * browser
 */
export function createUsersClient<Columns extends object = AnyColumns>(
  options: UsersClientOptions,
): UsersClient<Columns> {
  const caller = createCaller(options);
  // The types of an application's columns are for callers only.
  const client: UsersClient = {
    raw: caller.raw,
    list: (given = {}) => listUsers(caller, given),
    // A where that is undefined is one that got lost.
    count: (...given) => {
      const [where, options = {}] = given;
      return countUsers(caller, given.length ? where : {}, options);
    },
    get: (id, given = {}) => getUser(caller, id, given),
    update: (id, update, given = {}) => updateUser(caller, id, update, given),
    updateWhere: (where: unknown, update: unknown, given = {}) =>
      updateWhere(caller, where, update, given) as Promise<never>,
    updateEvery: (where, update, given = {}) => updateEvery(caller, where, update, given),
    updateAll: (update, given) => updateAll(caller, update, given),
    waitForBulkOperation: (id, given = {}) => waitForBulkOperation(caller, id, given),
    updateAccount: (id, update, given = {}) => updateAccount(caller, id, update, given),
  };
  return client as unknown as UsersClient<Columns>;
}
