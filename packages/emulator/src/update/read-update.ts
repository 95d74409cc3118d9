import { showName } from "@minapp-users/spec-check";
import { profileColumns } from "../columns/built-in.ts";
import type { Column, Columns } from "../columns/column.ts";
import { isObject, type Json, toColumnValue, toItems } from "../columns/column-value.ts";
import type { Quirks } from "../quirks.ts";
import { Refusal } from "../refusal.ts";
import type { Change } from "./change.ts";

export interface UpdateContext {
  columns: Columns;
  quirks: Pick<Quirks, "type_conflict" | "unknown_columns" | "writable_built_ins">;
}

/**
 * Reads the body of an update.
 *
 * @param body - valid by the spec
 * @throws Refusal for columns that cannot be written, values that do not fit, and a column that is changed twice
 */
export function readUpdate(body: unknown, { columns, quirks }: UpdateContext): Change[] {
  const changes: Change[] = [];
  const conflicts: string[] = [];
  const dropped: string[] = [];
  for (const [name, value, kind] of listColumns(body as Record<string, Json>)) {
    const column = columns.get(name.split(".")[0] ?? "");
    const problem = whyNotWritable(name, column, quirks);
    if (problem || !column) {
      if (quirks.unknown_columns === "refuse") throw new Refusal(400, `${showName(name)}: ${problem}`);
      dropped.push(name);
      continue;
    }
    const change = kind === "unset" ? toUnset(name, column) : toChange(name, column, value);
    if (change) changes.push(change);
    else conflicts.push(name);
  }
  if (conflicts.length > 0 && (quirks.type_conflict === "refuse" || changes.length === 0)) {
    throw new Refusal(400, `Failed to save record, type conflict on fields: ${conflicts.join(", ")}`);
  }
  if (changes.length === 0)
    throw new Refusal(
      400,
      `none of the columns can be written: ${dropped.slice(0, 10).map(showName).join(", ")}`,
    );
  refuseOverlap(changes);
  return changes;
}

type Columned = [name: string, value: Json, kind: "set" | "unset"];

function listColumns({ $set = {}, $unset = {}, ...plain }: Record<string, Json>): Columned[] {
  const list = (columns: Json, kind: "set" | "unset") =>
    Object.entries(columns as Record<string, Json>).map(([name, value]): Columned => [name, value, kind]);
  return [...list(plain, "set"), ...list($set, "set"), ...list($unset, "unset")];
}

/** As deep as the JSON of a body may be: SQLite reads no JSON of more than 1000 levels. */
const mostKeys = 100;

function whyNotWritable(
  name: string,
  column: Column | undefined,
  { writable_built_ins }: UpdateContext["quirks"],
): string | undefined {
  if (!column) return "there is no such column";
  const writable = !column.builtIn || (writable_built_ins === "profile" && profileColumns.has(column.name));
  if (!writable) return "not a custom column";
  if (name.includes(".") && column.type !== "object") return `${column.name} is not an object column`;
  const keys = name.split(".");
  if (keys.length > mostKeys) return `nests deeper than ${mostKeys} levels`;
  return keys.includes("__proto__") ? "__proto__ is not a key" : undefined;
}

function toUnset(name: string, column: Column): Change | undefined {
  return column.required && name === column.name ? undefined : { name, column, kind: "unset", value: null };
}

/** Undefined when the value does not fit the column. */
function toChange(name: string, column: Column, value: Json): Change | undefined {
  const [operator = ""] = isObject(value) ? Object.keys(value) : [];
  if (!operator.startsWith("$")) {
    const kept = name.includes(".") ? value : toColumnValue(column, value);
    return kept === undefined ? undefined : { name, column, kind: "set", value: kept };
  }
  const kind = operator as Exclude<Change["kind"], "set" | "unset">;
  const operand = (value as { [key: string]: Json })[kind] as Json;
  const fitting = name.includes(".") ? operand : fitOperand(column, kind, operand);
  return fitting === undefined ? undefined : { name, column, kind, value: fitting };
}

/** Atomic operators are for number and array columns, `$update` is for objects. */
function fitOperand(column: Column, kind: Change["kind"], operand: Json): Json | undefined {
  switch (kind) {
    case "$incr_by":
      if (column.type === "integer") return Number.isSafeInteger(operand) ? operand : undefined;
      return column.type === "number" ? operand : undefined;
    case "$update":
      return column.type === "object" ? operand : undefined;
    case "$pop":
      return column.type === "array" ? operand : undefined;
    default:
      return column.type === "array" ? toItems(column, operand as Json[]) : undefined;
  }
}

/** `score` and `score` again, or `address` and `address.city`: which one wins would be chance. */
function refuseOverlap(changes: readonly Change[]): void {
  const names = changes.map(({ name }) => name).toSorted();
  // Sorted, what is in an object comes right behind it: in names, no other character is below a dot.
  const twice = names.find((name, index) => `${names[index + 1] ?? ""}.`.startsWith(`${name}.`));
  if (twice !== undefined) throw new Refusal(400, `${showName(twice)} is changed twice: one change a column`);
}
