import { checkQuery } from "./check-query.ts";
import { checkFilter } from "./filter.ts";
import { serverUrl } from "./generated/vocabulary.ts";
import type {
  Account,
  AccountUpdate,
  BulkUpdateJob,
  BulkUpdateQuery,
  BulkUpdateResult,
  ListQuery,
  User,
  UserId,
  UserList,
  UserUpdate,
  Where,
} from "./models.ts";
import { createTransport, type RawClient, request } from "./transport.ts";
import { checkAccountUpdate, checkUpdate } from "./update.ts";

export interface UsersClientOptions {
  /** The access token of the application. It can change every user: keep it on servers and out of the source. */
  token: string;
  /**
   * Where the API is.
   *
   * @default `https://cloud.minapp.com`, the server of the spec
   */
  baseUrl?: string;
  /** The test environment to work in (`X-Hydrogen-Env-ID`). Production without it. */
  envId?: string;
  /**
   * Sends the requests.
   *
   * @default `globalThis.fetch` as it is at the time of the call
   */
  fetch?: (request: Request) => Promise<Response>;
}

/**
 * The current operations of the API as methods, and all others through `raw`.
 *
 * Every method rejects with {@link UsersApiError} when the API refuses, and with a TypeError, before anything is sent,
 * when an id is not a positive integer or a value cannot be written as JSON.
 */
export interface UsersClient {
  /**
   * One page of users: 20 of them unless `limit` (1 to 1000) says otherwise. `meta.next` is null on the last page.
   *
   * Operation: `listUsers`.
   *
   * @throws TypeError when a parameter is unknown or out of its bounds, or `where` is there but undefined
   */
  list(query?: ListQuery): Promise<UserList>;

  /**
   * One user with all columns.
   *
   * Operation: `getUser`.
   */
  get(id: UserId): Promise<User>;

  /**
   * Writes the given custom columns of one user and leaves the others alone; gives the whole user as it is then.
   *
   * Operation: `updateUser`.
   *
   * @throws TypeError when `update` has no column, or an operation that the API does not have
   */
  update(id: UserId, update: UserUpdate): Promise<User>;

  /**
   * Applies one update to the users that match `where`, at most `limit` of them (1 to 1000).
   *
   * The answer is not an error when some users were not updated: look for `error` in `operation_result`. `next` is not
   * null when more users match.
   *
   * `limit` is always sent, 1000 unless given, because the documentation disagrees on its default (20 or 1000) and
   * because a request without it can turn into a background job.
   *
   * Operation: `bulkUpdateUsers`.
   *
   * @throws TypeError when `where` asks nothing, so that it would match everyone, when it has an operator, or `update` an
   * operation, that the API does not have, when `update` has no column, or when a parameter is unknown or out of bounds
   */
  updateWhere(
    where: Where,
    update: UserUpdate,
    query?: BulkUpdateQuery,
  ): Promise<BulkUpdateResult | BulkUpdateJob>;

  /**
   * Changes what a user logs in with; null clears username, e-mail or phone. A new phone is unverified.
   *
   * Operation: `updateUserAccount`.
   *
   * @throws TypeError when `update` is empty or has an unknown field
   */
  updateAccount(id: UserId, update: AccountUpdate): Promise<Account>;

  /**
   * openapi-fetch's client for everything in the spec, the deprecated operations included. It gives
   * `{ data, error, response }` and does not throw when the API refuses. Ids are guarded here as well, and a bulk update
   * without `where` is refused; with `where: {}` it updates everyone.
   */
  readonly raw: RawClient;
}

/**
 * Creates a client. It holds no connection and needs no closing.
 *
 * @example
 * ```ts
 * const users = createUsersClient({ token: process.env.MINAPP_TOKEN ?? "" });
 * const { objects } = await users.list({ where: { score: { $gte: 10 } }, limit: 100 });
 * ```
 *
 * @throws TypeError when the token is missing, the base URL is not one, or an option is unknown or undefined
 */
export function createUsersClient(options: UsersClientOptions): UsersClient {
  const token = checkToken(options?.token);
  checkOptions(options);
  const { envId, baseUrl = serverUrl } = options;
  const raw = createTransport({
    baseUrl: checkBaseUrl(baseUrl),
    headers: {
      Authorization: `Bearer ${token}`,
      ...(envId === undefined ? {} : { "X-Hydrogen-Env-ID": checkEnvId(envId) }),
    },
    fetch: options.fetch ?? ((request) => globalThis.fetch(request)),
  });

  return {
    raw,

    list: async (query = {}) =>
      request(raw, "get", "/oserve/v2.2/miniapp/user_profile/", {
        params: { query: checkQuery("listUsers", query) },
      }),

    get: async (id) =>
      request(raw, "get", "/oserve/v2.2/miniapp/user_profile/{id}/", { params: { path: pathOf(id) } }),

    update: async (id, update) =>
      request(raw, "put", "/oserve/v2.6/miniapp/user_profile/{id}/", {
        params: { path: pathOf(id) },
        body: checkUpdate(update),
      }),

    updateWhere: async (where, update, query = {}) =>
      request(raw, "put", "/oserve/v2.6/miniapp/user_profile/", {
        params: {
          query: { limit: 1000, ...checkQuery("bulkUpdateUsers", query), where: checkFilter(where) },
        },
        body: checkUpdate(update),
      }),

    updateAccount: async (id, update) =>
      request(raw, "put", "/oserve/v2.1/miniapp/user/account/{id}/", {
        params: { path: pathOf(id) },
        body: checkAccountUpdate(update),
      }),
  };
}

/** The transport checks ids, whatever their type. */
function pathOf(id: UserId): { id: number } {
  return { id: id as number };
}

/** An option that is undefined is one that got lost on its way from a configuration: not one means production. */
function checkOptions(options: UsersClientOptions): void {
  for (const [name, value] of Object.entries(options)) {
    if (!["token", "baseUrl", "envId", "fetch"].includes(name))
      throw new TypeError(`there is no option ${name}`);
    if (name !== "token" && (value === undefined || value === null)) {
      throw new TypeError(`${name} is ${value}: leave it out if you mean the default`);
    }
  }
}

function checkToken(token: unknown): string {
  // Visible ASCII: a line break or a letter outside it cannot be in a header, and fetch would name the value.
  if (typeof token === "string" && /^[\x21-\x7e]+$/.test(token)) return token;
  throw new TypeError("token is missing or not a token: pass the access token of the application");
}

function checkEnvId(envId: unknown): string {
  if (typeof envId === "string" && /^[\x21-\x7e]+$/.test(envId)) return envId;
  throw new TypeError("envId is not an environment id: leave it out for production");
}

function checkBaseUrl(baseUrl: string): string {
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : undefined;
  const plain = url && !url.username && !url.password && !/[?#{}]|%7B|%7D/i.test(url.href);
  if (plain && /^https?:$/.test(url.protocol)) return url.href.replace(/\/+$/, "");
  throw new TypeError("baseUrl must be an http or https URL without credentials, query or fragment");
}
