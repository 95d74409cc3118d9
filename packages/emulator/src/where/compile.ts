import { showName } from "@minapp-users/spec-check";
import sql, { join, type Sql } from "sql-template-tag";
import type { Columns } from "../columns/column.ts";
import type { Quirks } from "../quirks.ts";
import { compileCondition, type Target } from "./condition.ts";
import { nearDistance } from "./geo.ts";
import { joinConditions } from "./join-conditions.ts";
import { wrongWhere } from "./where-error.ts";

/** A `where` as SQL, its values as parameters. */
export interface CompiledWhere {
  condition: Sql;
  /** Of a `$nearsphere`: the distance, by which the answer is sorted when nothing else is asked for. */
  nearest?: Sql;
}

/** What a `where` is read against. */
export interface WhereContext {
  columns: Columns;
  quirks: Pick<Quirks, "range_end" | "exists" | "where_unknown_columns">;
}

/**
 * Compiles a `where` to SQL.
 *
 * @param where - valid by the spec
 * @throws Refusal naming the place, when a column does not exist, or its type does not take the operator or the value
 */
export function compileWhere(where: unknown, context: WhereContext): CompiledWhere {
  const found: Sql[] = [];
  const condition = compileTree(where as Tree, "where", context, found);
  const [nearest] = found;
  return nearest ? { condition, nearest } : { condition };
}

type Tree = Readonly<Record<string, unknown>>;

function compileTree(tree: Tree, place: string, context: WhereContext, nearest: Sql[]): Sql {
  const parts = Object.entries(tree).map(([name, value]) => {
    if (name !== "$and" && name !== "$or") {
      return compileColumn(name, value, `${place}.${showName(name)}`, context, nearest);
    }
    const branches = (value as Tree[]).map((branch, index) =>
      compileTree(branch, `${place}.${name}[${index}]`, context, nearest),
    );
    return joinConditions(branches, name === "$and" ? "AND" : "OR");
  });
  return joinConditions(parts, "AND");
}

function compileColumn(
  name: string,
  value: unknown,
  place: string,
  context: WhereContext,
  nearest: Sql[],
): Sql {
  const operators = typeof value === "object" && value !== null ? (value as Tree) : { $eq: value };
  if (name === "_group") return compileGroup(operators, place);
  const target = findTarget(name, place, context);
  const terms = Object.entries(operators).filter(([operator]) => operator !== "$options");
  const { range_end, exists } = context.quirks;
  const conditions = terms.map(([operator, operand]) => {
    const term = {
      operator,
      value: operand,
      place: `${place}.${operator}`,
      beside: operators,
      rangeIncludesEnd: range_end === "included",
    };
    const condition = compileCondition(target, term, exists === "non_empty");
    if (operator === "$nearsphere") nearest.push(nearDistance(name, operand));
    return condition;
  });
  return joinConditions(conditions, "AND");
}

function findTarget(name: string, place: string, { columns, quirks }: WhereContext): Target {
  const column = columns.get(name);
  if (column) return { name, column };
  const [parent = ""] = name.split(".");
  const whole = columns.get(parent);
  if (whole?.type === "object" || quirks.where_unknown_columns === "missing") return { name };
  throw wrongWhere(place, whole ? `: ${parent} is not an object column` : ": there is no such column");
}

/** `_group` takes `$in` and nothing else (`DOC:cloud-function/node-sdk/user.md`). */
function compileGroup(operators: Tree, place: string): Sql {
  const [operator, ...more] = Object.keys(operators);
  if (operator !== "$in" || more.length > 0) throw wrongWhere(place, " takes $in and nothing else");
  const ids = operators.$in as unknown[];
  const wrong = ids.findIndex((id) => !Number.isSafeInteger(id));
  if (wrong >= 0) throw wrongWhere(place, `.$in[${wrong}] must be the id of a group`);
  if (ids.length === 0) return sql`0`;
  return sql`EXISTS (SELECT 1 FROM json_each(groups) WHERE value IN (${join(ids)}))`;
}
