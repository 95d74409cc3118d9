import sql, { type Sql } from "sql-template-tag";
import { largestLimit } from "../largest-limit.ts";
import { readOrderBy } from "../order-by.ts";
import { pageLink } from "../page-link.ts";
import type { ListQuery, SortKey } from "../store/list-plan.ts";
import type { StoredUser } from "../store/user-table.ts";
import { type CompiledWhere, compileWhere } from "../where/compile.ts";
import type { Answer, Call } from "./call.ts";

/** The `where` of a request; everyone without one. */
export function readWhere({ query, emulation }: Call): CompiledWhere {
  return compileWhere(JSON.parse((query.where as string | undefined) ?? "{}"), emulation);
}

/** A page of users in the order that the request asks for. */
export function listPage(
  call: Call,
  { condition, nearest }: CompiledWhere,
  { withCount, show }: PageOptions,
): Answer {
  const { query, emulation, users, link } = call;
  const asked = readOrderBy(query.order_by as string | undefined, emulation);
  const order = nearest && query.order_by === undefined ? [...byDistance(nearest), ...asked] : asked;
  const limit = Math.min(query.limit as number, largestLimit); // a larger one gets here by a quirk only
  const offset = query.offset as number;
  const { rows, next } = readPage({ users, link, condition, order, limit, offset });
  const meta = {
    limit,
    next,
    offset,
    previous: offset > 0 ? pageLink(link, limit, Math.max(0, offset - limit)) : null,
    ...(withCount ? { total_count: users.count(condition) } : {}),
  };
  return { body: `{"meta":${JSON.stringify(meta)},"objects":[${rows.map(show).join(",")}]}` };
}

/** The nearest first, and users without a place last. */
function byDistance(nearest: Sql): SortKey[] {
  return [
    { by: sql`${nearest} IS NULL`, descending: false },
    { by: nearest, descending: false },
  ];
}

export interface PageOptions {
  withCount: boolean;
  /** A user as JSON. */
  show: (user: StoredUser) => string;
}

/** As many users as `limit` says, and the link to the next page if there is one. */
export function readPage({ users, link, condition, order, limit, offset }: Page): {
  rows: StoredUser[];
  next: string | null;
} {
  const rows = users.list({ condition, order, limit: limit + 1, offset }); // one more tells whether there are more
  const next = rows.length > limit ? pageLink(link, limit, offset + limit) : null;
  return { rows: rows.slice(0, limit), next };
}

export interface Page extends ListQuery, Pick<Call, "users" | "link"> {}
