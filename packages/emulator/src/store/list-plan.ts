import sql, { join, raw, type Sql } from "sql-template-tag";
import { columnValue } from "./row-path.ts";
import type { Statements } from "./statements.ts";
import { indexName, wideIndexName } from "./user-index.ts";

/** A key to sort by: a column, or the distance of `$nearsphere`. */
export interface SortKey {
  by: string | Sql;
  descending: boolean;
}

export interface ListQuery {
  condition: Sql;
  order: readonly SortKey[];
  limit: number;
  offset: number;
}

/** Up to so many matches are sorted; of more, the first ones are found by walking along the index of the sort key. */
const fewMatches = 1000;

/** Longer ones are of a `where` with hundreds of conditions. */
const longestPlanned = 10_000;

/**
 * How to find the first rows of a sorted list.
 *
 * SQLite does not know how many rows match, and a wrong guess costs a sort of half the table, or a walk through all of it
 * for one match. So where its own plan has to sort, a look at the first matches decides: few are fetched and sorted, and
 * for many it is the sort key's index that is followed until the page is full.
 *
 * @param ordered - the columns with an index that leads to everyone in order
 */
export function planList(
  statements: Statements,
  table: string,
  ordered: ReadonlySet<string>,
  query: ListQuery,
): Sql {
  const natural = select(table, query);
  if (natural.sql.length > longestPlanned) return natural; // to explain it takes longer than to run it
  const details = explain(statements, natural);
  const sorts = details.some((detail) => /TEMP B-TREE FOR ORDER BY/.test(detail));
  const searches = details.some((detail) => /^(SEARCH|MULTI-INDEX OR)/.test(detail));
  if (searches && !sorts) return natural;

  const probe = sql`SELECT 1 FROM ${raw(table)} WHERE ${query.condition} LIMIT ${fewMatches + 1}`;
  const canProbe = explain(statements, probe).some((detail) => /^(SEARCH|MULTI-INDEX OR)/.test(detail));
  if (canProbe && statements.all(probe).length <= fewMatches)
    return select(table, query, { sortByHand: true });

  const [first] = query.order;
  if (first?.by === "id") return select(table, query, { using: sql`NOT INDEXED` });
  if (typeof first?.by === "string" && ordered.has(first.by)) {
    const isFiltered = query.condition.sql !== "1";
    if (first.by === "created_at" && isFiltered) return selectLate(table, query);
    return select(table, query, { using: raw(`INDEXED BY ${indexName(table, first.by)}`) });
  }
  return natural;
}

function select(
  table: string,
  { condition, order, limit, offset }: ListQuery,
  { using = raw(""), sortByHand = false } = {},
): Sql {
  return sql`SELECT id, row, profile_id, groups FROM ${raw(table)} ${using} WHERE ${condition}
    ORDER BY ${sortKeys(order, sortByHand)} LIMIT ${limit} OFFSET ${offset}`;
}

/** Finds the ids first, from an index that holds what the filter asks for, and reads no more rows than are shown. */
function selectLate(table: string, { condition, order, limit, offset }: ListQuery): Sql {
  const keys = sortKeys(order, false);
  const ids = sql`SELECT id FROM ${raw(table)} INDEXED BY ${raw(wideIndexName(table))} WHERE ${condition}
    ORDER BY ${keys} LIMIT ${limit} OFFSET ${offset}`;
  return sql`SELECT id, row, profile_id, groups FROM ${raw(table)} WHERE id IN (${ids}) ORDER BY ${keys}`;
}

function sortKeys(order: readonly SortKey[], byHand: boolean): Sql {
  const keys = order.map(({ by, descending }) => {
    const value = typeof by === "string" ? columnValue(by) : by;
    // A plus sign keeps SQLite from choosing an index for the order.
    return sql`${byHand ? sql`+(${value})` : value} ${raw(descending ? "DESC" : "ASC")}`;
  });
  return join(keys);
}

const plans = new WeakMap<Statements, Map<string, string[]>>();

function explain(statements: Statements, query: Sql): string[] {
  const known = plans.get(statements) ?? new Map<string, string[]>();
  plans.set(statements, known);
  let details = known.get(query.sql);
  if (!details) {
    if (known.size >= 1000) known.clear();
    const text = `EXPLAIN QUERY PLAN ${query.sql}`;
    details = statements.database
      .prepare(text)
      .all(...(query.values as never[]))
      .map(({ detail }) => String(detail));
    known.set(query.sql, details);
  }
  return details;
}
