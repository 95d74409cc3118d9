import { checkJson } from "@minapp-users/spec-check";
import { hasClosedRings } from "./closed-rings.ts";
import type { Column, ColumnType } from "./column.ts";
import { normalizeDate } from "./date.ts";

/** What a row holds. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** A file column takes the whole file or nothing (`DOC:js-sdk/schema/data-type.md`). */
const fileKeys = ["id", "name", "created_at", "mime_type", "cdn_path", "size"];

const geometries = ["Point", "Polygon"].map((name) => ({ $ref: `#/components/schemas/${name}` }));

/**
 * A value as a column of this type keeps it.
 *
 * @returns undefined when the value is not of the column's type
 */
export function toColumnValue(column: Column, value: unknown): Json | undefined {
  if (column.schema) return checkJson(column.schema, value, "it") === undefined ? (value as Json) : undefined;
  if (value === null) return column.required ? undefined : null;
  if (column.type !== "array") return toValueOf(column.type, value);
  if (!Array.isArray(value)) return undefined;
  return toItems(column, value);
}

/**
 * Items as an array column keeps them.
 *
 * @returns undefined when one of them is not of the type that the column holds
 */
export function toItems({ items }: Column, values: readonly unknown[]): Json[] | undefined {
  const kept = values.map((value) => (items ? toValueOf(items, value) : (value as Json)));
  return kept.includes(undefined) ? undefined : (kept as Json[]);
}

function toValueOf(type: ColumnType, value: unknown): Json | undefined {
  return converters[type](value);
}

const converters: Record<ColumnType, (value: unknown) => Json | undefined> = {
  string: (value) => (typeof value === "string" ? value : undefined),
  integer: (value) => (Number.isSafeInteger(value) ? (value as number) : undefined),
  number: (value) => (Number.isFinite(value) ? (value as number) : undefined),
  boolean: (value) => (typeof value === "boolean" ? value : undefined),
  date: (value) => (typeof value === "string" ? normalizeDate(value) : undefined),
  array: (value) => (Array.isArray(value) ? value : undefined),
  object: (value) => (isObject(value) ? value : undefined),
  file: (value) => (isObject(value) && fileKeys.every((key) => key in value) ? value : undefined),
  geojson: (value) =>
    geometries.some((schema) => !checkJson(schema, value, "it")) && hasClosedRings(value as object)
      ? (value as Json)
      : undefined,
  reference: toPointer,
};

/** Written as the id of a row, read as an object. */
function toPointer(value: unknown): Json | undefined {
  const id = isObject(value) ? value.id : value;
  if (typeof id !== "string" && !Number.isSafeInteger(id)) return undefined;
  return { id: String(id), _table: "_userprofile" };
}

export function isObject(value: unknown): value is { [key: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
