import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { onTestFinished } from "vitest";
import { createUsersClient, type UsersClientOptions } from "../../src/index.ts";

const listPath = "/oserve/v2.2/miniapp/user_profile/";
const bulkPath = "/oserve/v2.6/miniapp/user_profile/";
const jobPath = /^\/oserve\/v1\/bulk-operation\/(\d+)\/$/;

/** A user of the model, with the columns that a test needs. */
export interface ModelUser {
  id: number;
  [column: string]: unknown;
}

/** A request that arrived, read. */
export interface SeenRequest {
  method: string;
  path: string;
  /** The parameters; `where` is parsed. */
  query: Record<string, unknown>;
  body: unknown;
}

/** An answer in place of the model's. `"reset"` closes the connection without one. */
export type Instead = { status?: number; headers?: Record<string, string>; body?: unknown } | "reset";

/** What a test does to the server; all of it can be set and changed at any time. */
export interface UserServer {
  readonly url: string;
  /** The users, in the order in which the API has them when it is not told to sort. */
  users: ModelUser[];
  readonly requests: SeenRequest[];
  /** How often each user was updated. */
  readonly updates: Map<number, number>;
  /** Called before the model answers: changes users, waits, or gives another answer. The first request has index 0. */
  before: (request: SeenRequest, index: number) => undefined | Instead | Promise<undefined | Instead>;
  /** Called with the model's answer when it took effect: gives what is sent in its place. */
  // biome-ignore lint/suspicious/noExplicitAny: the answers of three operations
  lie: (answer: any, request: SeenRequest, index: number) => unknown;
  /** Why the update of a user fails, if it does. */
  refuse: (user: ModelUser) => { code: number; err_msg: unknown } | undefined;
  /** Whether a bulk update becomes a job, which is pending for this many looks. */
  jobs: undefined | { pending: number };
  /** A client of this server. */
  client(options?: Partial<UsersClientOptions>): ReturnType<typeof createUsersClient>;
}

/** Users whose ids grow by 3, so that an id is never also a position. */
export function people(count: number, columns: (index: number) => object = () => ({})): ModelUser[] {
  return Array.from({ length: count }, (_, index) => ({ id: 100 + 3 * index, ...columns(index) }));
}

export function ids(users: Iterable<{ id: number }>): number[] {
  return Array.from(users, ({ id }) => id);
}

/** What `where` means, for the few operators that the tests use. */
export function matches(user: ModelUser, where: object): boolean {
  return Object.entries(where).every(([key, condition]) => {
    if (key === "$and") return condition.every((part: object) => matches(user, part));
    const value = user[key] as number;
    if (typeof condition !== "object") return value === condition;
    return Object.entries(condition as Record<string, number>).every(([operator, operand]) => {
      if (operator === "$eq") return value === operand;
      if (operator === "$gt") return value > operand;
      if (operator === "$lte") return value <= operand;
      throw new Error(`the model does not know ${operator}`);
    });
  });
}

const byId = (a: ModelUser, b: ModelUser) => a.id - b.id;
const orders: Record<string, (a: ModelUser, b: ModelUser) => number> = {
  id: byId,
  "-created_at": (a, b) => (b.created_at as number) - (a.created_at as number),
};

/**
 * The list and the bulk update of the API on a free port, with users in memory: as little as can be, so that what it
 * answers is right at sight. It ends with the test.
 */
export async function startUserServer(settings: Partial<UserServer> = {}): Promise<UserServer> {
  const looks = new Map<number, { left: number; matched: number; modified: number }>();

  function list({ query }: SeenRequest) {
    const { where = {}, order_by, limit = "20", offset = "0", return_total_count, ...rest } = query;
    if (Object.keys(rest).length > 0) throw new Error(`the model does not know ${Object.keys(rest)}`);
    const found = it.users.filter((user) => matches(user, where as object));
    if (order_by !== undefined) {
      const order = orders[order_by as string];
      if (!order) throw new Error(`the model does not know the order ${order_by}`);
      found.sort(order);
    }
    const start = Number(offset);
    const end = start + Number(limit);
    return {
      meta: {
        limit: Number(limit),
        offset: start,
        next: end < found.length ? link(listPath, query, end) : null,
        previous: null,
        ...(return_total_count === "1" && { total_count: found.length }),
      },
      objects: found.slice(start, end),
    };
  }

  function update({ query, body }: SeenRequest) {
    const { where = {}, limit, offset = "0", return_total_count, ...rest } = query;
    if (Object.keys(rest).length > 0) throw new Error(`the model does not know ${Object.keys(rest)}`);
    const found = it.users.filter((user) => matches(user, where as object)).sort(byId);
    const start = Number(offset);
    const end = start + Number(limit ?? 20);
    const rows = found.slice(start, it.jobs ? undefined : end).map((user) => {
      const error = it.refuse(user);
      if (error) return { error };
      it.updates.set(user.id, (it.updates.get(user.id) ?? 0) + 1);
      for (const [column, value] of Object.entries(body as Record<string, { $incr_by?: number }>)) {
        const by = value.$incr_by;
        user[column] = by === undefined ? value : ((user[column] as number) ?? 0) + by;
      }
      return { success: { id: user.id, updated_at: 1564411939 } };
    });
    const succeed = rows.filter((row) => row.success).length;
    if (it.jobs) {
      const operation_id = looks.size + 1;
      looks.set(operation_id, { left: it.jobs.pending, matched: rows.length, modified: succeed });
      return { status: "ok", operation_id };
    }
    return {
      operation_result: rows,
      succeed,
      ...(return_total_count === "1" && { total_count: found.length }),
      offset: start,
      limit: Number(limit ?? 20),
      next: end < found.length ? link(bulkPath, query, end) : null,
    };
  }

  function look(id: number) {
    const job = looks.get(id);
    if (!job) return;
    const done = job.left-- <= 0;
    return {
      id,
      schema_id: 1,
      schema_name: "_userprofile",
      operation: "update",
      status: done ? "success" : "pending",
      created_at: 1571047763,
      updated_at: 1571047763,
      ...(done && { matched_count: job.matched, modified_count: job.modified }),
    };
  }

  function answer(request: SeenRequest) {
    if (request.method === "GET" && request.path === listPath) return list(request);
    if (request.method === "PUT" && request.path === bulkPath) return update(request);
    return look(Number(jobPath.exec(request.path)?.[1]));
  }

  const server = createServer(async (incoming, response) => {
    const { method = "", url = "" } = incoming;
    const { pathname, searchParams } = new URL(url, "http://127.0.0.1");
    const { where, ...query } = Object.fromEntries(searchParams);
    const body = await text(incoming);
    const request: SeenRequest = {
      method,
      path: pathname,
      query: where === undefined ? query : { ...query, where: JSON.parse(where) },
      body: body ? JSON.parse(body) : undefined,
    };
    const index = it.requests.push(request) - 1;
    let instead = await it.before(request, index);
    if (!instead) {
      try {
        const found = answer(request);
        instead = found ? { body: found } : { status: 404, body: { error_msg: "not found" } };
        const told = it.lie(instead.body, request, index);
        instead = told === "reset" ? told : { ...instead, body: told };
      } catch (error) {
        instead = { status: 400, body: { error_msg: String(error) } };
      }
    }
    if (instead === "reset") {
      incoming.socket.resetAndDestroy();
      return;
    }
    const headers = { "content-type": "application/json", ...instead.headers };
    response.writeHead(instead.status ?? 200, headers).end(JSON.stringify(instead.body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });

  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const it: UserServer = {
    url,
    users: [],
    requests: [],
    updates: new Map(),
    before: () => undefined,
    lie: (answer) => answer,
    refuse: () => undefined,
    jobs: undefined,
    client: (options) => createUsersClient({ token: "secret", baseUrl: url, ...options }),
    ...settings,
  };
  return it;
}

/** The link to a page, as the API writes it: path and query. */
function link(path: string, { where, ...query }: Record<string, unknown>, offset: number): string {
  const params = new URLSearchParams(query as Record<string, string>);
  if (where !== undefined) params.set("where", JSON.stringify(where));
  params.set("offset", String(offset));
  return `${path}?${params}`;
}
