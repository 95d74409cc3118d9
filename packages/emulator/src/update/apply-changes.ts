import { showName } from "@minapp-users/spec-check";
import { isObject, type Json } from "../columns/column-value.ts";
import type { Change } from "./change.ts";

/** A row as it is changed. */
export type Row = { [key: string]: Json };

/** A change does not fit what the row holds. */
export class RowProblem extends Error {
  /** MongoDB's number for an operator on a value of the wrong type, which MinApp has been seen to hand on. */
  readonly code = 16837;
}

/**
 * Applies changes to a row, in place.
 *
 * @throws RowProblem when the row holds a value that a change is not for, such as null for `$append`
 */
export function applyChanges(row: Row, changes: readonly Change[]): void {
  for (const change of changes) {
    const keys = change.name.split(".");
    const last = keys.pop() as string;
    const parent = keys.reduce<Row | undefined>((object, key) => descend(object, key, change), row);
    if (!parent) continue;
    const after = apply(change, Object.hasOwn(parent, last) ? parent[last] : undefined);
    if (after === undefined) delete parent[last];
    else parent[last] = after;
  }
}

/** The object in which a dotted name ends; made on the way, unless there is nothing to be cleared in it. */
function descend(object: Row | undefined, key: string, { name, kind }: Change): Row | undefined {
  if (!object) return undefined;
  const inner = Object.hasOwn(object, key) ? object[key] : undefined;
  if (inner === undefined) {
    if (kind === "unset") return undefined;
    const made: Row = {};
    object[key] = made;
    return made;
  }
  if (!isObject(inner) && kind === "unset") return undefined; // nothing is there to be cleared
  if (!isObject(inner))
    throw new RowProblem(`${showName(name)}: ${showName(key)} is not an object in this row`);
  return inner;
}

function apply(change: Change, before: Json | undefined): Json | undefined {
  const { name, column, kind, value } = change;
  switch (kind) {
    case "set":
      return value;
    case "unset":
      return undefined;
    case "$incr_by":
      return increase(change, before ?? (before === undefined ? 0 : null));
    case "$append":
      return [...arrayOf(name, before), ...(value as Json[])];
    case "$append_unique": {
      const items = [...arrayOf(name, before)];
      const keys = new Set(items.map(keyOf));
      for (const item of value as Json[]) {
        const key = keyOf(item);
        if (!keys.has(key)) items.push(item);
        keys.add(key);
      }
      return items;
    }
    case "$remove": {
      // "only one item is honoured" for items that are not plain values (DOC:js-sdk/schema)
      const plain = !["object", "geojson", "file"].includes(column.items ?? "");
      const unwanted = plain ? (value as Json[]) : (value as Json[]).slice(0, 1);
      if (before === undefined) return undefined;
      const keys = new Set(unwanted.map(keyOf));
      return arrayOf(name, before).filter((item) => !keys.has(keyOf(item)));
    }
    case "$update": {
      const object = before ?? (before === undefined ? {} : null);
      if (!isObject(object)) throw new RowProblem(`${showName(name)} is not an object in this row`);
      return { ...object, ...(value as Row) };
    }
    case "$pop":
      if (before === undefined) return undefined;
      return value === 1 ? arrayOf(name, before).slice(0, -1) : arrayOf(name, before).slice(1);
  }
}

/** The same for what is equal, so that not each item has to be compared with each. */
function keyOf(value: Json): string {
  return JSON.stringify(value, (_name, part) =>
    isObject(part) ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1))) : part,
  );
}

function increase({ name, column, value }: Change, before: Json): number {
  const after = typeof before === "number" ? before + (value as number) : Number.NaN;
  const fits = column.type === "integer" ? Number.isSafeInteger(after) : Number.isFinite(after);
  if (!fits) throw new RowProblem(`${showName(name)} is not a number in this row, or would become too large`);
  return after;
}

function arrayOf(name: string, before: Json | undefined): Json[] {
  const array = before === undefined ? [] : before;
  if (!Array.isArray(array)) throw new RowProblem(`${showName(name)} is not an array in this row`);
  return array;
}
