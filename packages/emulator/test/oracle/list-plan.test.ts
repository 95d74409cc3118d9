import sql, { join, raw, type Sql } from "sql-template-tag";
import { expect, test } from "vitest";
import { readOrderBy } from "../../src/order-by.ts";
import { readQuirks } from "../../src/quirks.ts";
import type { SortKey } from "../../src/store/list-plan.ts";
import { openDatabase } from "../../src/store/open-database.ts";
import { Statements } from "../../src/store/statements.ts";
import { compileWhere } from "../../src/where/compile.ts";
import { createCollection, firstSeed } from "./collection.ts";
import { columns } from "./columns.ts";
import { createOrderBy } from "./order.ts";
import { Subject } from "./subject.ts";
import { createWhere } from "./where.ts";

const documentCount = 5000;
const queryCount = 80;

/** Remembers what was asked. */
class WatchedStatements extends Statements {
  last = "";

  override all(query: Sql): Record<string, unknown>[] {
    this.last = query.sql;
    return super.all(query);
  }
}

test("a list is the same by whatever plan it is found, as without any index", async () => {
  const { documents, source } = createCollection(firstSeed, documentCount);
  const { random } = source;
  const statements = new WatchedStatements(openDatabase());
  using subject = new Subject(statements);
  await subject.fill(documents);
  const plans = new Map<string, number>();
  let many = 0;
  for (let query = 0; query < queryCount; query++) {
    const where = createWhere(source, random.chance(0.8) ? 4 : 0); // 4: no $and and $or
    const orderBy = random.pick([
      undefined,
      "id",
      "-id",
      ...random.list(15, 15, () => createOrderBy(random)),
    ]);
    const limit = random.pick([1, 2, 20, 21, 100, 1001]);
    const offset = random.pick([0, 0, 0, 1, 20, 300, 1000, 4990]);
    const message = `ORACLE_SEED=${firstSeed} ${JSON.stringify({ where, orderBy, limit, offset })}`;
    const compiled = compile(where);
    if (!compiled) continue;
    const { condition, nearest } = compiled;
    const asked = readOrderBy(orderBy, { columns, quirks: readQuirks({}) });
    const order = nearest && orderBy === undefined ? [{ by: nearest, descending: false }, ...asked] : asked;

    const listed = subject.table.list({ condition, order, limit, offset });
    const plan = planOf(statements.last);
    plans.set(plan, (plans.get(plan) ?? 0) + 1);
    const all = listPlainly(statements, condition, order);
    expect(
      listed.map(({ id }) => id),
      message,
    ).toEqual(all.slice(offset, offset + limit));
    if (all.length > 1000) many++;
  }
  expect(many).toBeGreaterThan(queryCount / 5);
  expect(queryCount - many).toBeGreaterThan(queryCount / 5);
  for (const plan of ["as SQLite finds best", "sorted by hand", "along an index", "along the ids"]) {
    expect(plans.get(plan) ?? 0, plan).toBeGreaterThan(queryCount / 50);
  }
});

/** Undefined for a `where` that is refused. */
function compile(where: unknown) {
  try {
    return compileWhere(where, { columns, quirks: readQuirks({ where_unknown_columns: "missing" }) });
  } catch {
    return undefined;
  }
}

function planOf(text: string): string {
  if (text.includes("NOT INDEXED")) return "along the ids";
  if (text.includes("INDEXED BY")) return "along an index";
  return text.includes("ORDER BY +") ? "sorted by hand" : "as SQLite finds best";
}

function listPlainly(statements: Statements, condition: Sql, order: readonly SortKey[]): number[] {
  const keys = order.map(({ by, descending }) => {
    const value = typeof by === "string" ? sql`json_extract(row, ${`$.${by}`})` : by;
    return sql`${value} ${raw(descending ? "DESC" : "ASC")}`;
  });
  const query = sql`SELECT id FROM users NOT INDEXED WHERE ${condition} ORDER BY ${join(keys)}`;
  return statements.all(query).map(({ id }) => id as number);
}
