import type { Column } from "../columns/column.ts";
import { normalizeDate } from "../columns/date.ts";
import { wrongWhere } from "./where-error.ts";

/** What SQLite compares. */
export type SqlValue = string | number | bigint;

/**
 * A value of a `where` as the column keeps it.
 *
 * @throws Refusal when the column can hold no such value
 */
export function toOperand({ name, type, items }: Column, value: unknown, place: string): SqlValue {
  const held = type === "array" ? (items ?? "string") : type;
  const kept = converters[held]?.(value);
  if (kept === undefined) {
    const whose = type === "array" ? `an array of ${held}` : `a column of the type ${held}`;
    throw wrongWhere(place, ` must be ${words[held] ?? `a ${held}`}, as ${name} is ${whose}`);
  }
  return kept;
}

/** A value for a place without a type, such as a key in an object column. */
export function toPlainOperand(value: unknown, place: string): SqlValue {
  if (typeof value === "boolean") return Number(value);
  if (typeof value === "number") return asInJson(value);
  if (typeof value === "string") return value;
  throw wrongWhere(place, " must be text, a number or a boolean");
}

const number = (value: unknown) => (typeof value === "number" ? asInJson(value) : undefined);
const string = (value: unknown) => (typeof value === "string" ? value : undefined);

const converters: Partial<Record<Column["type"], (value: unknown) => SqlValue | undefined>> = {
  string,
  integer: number,
  number,
  boolean: (value) => (typeof value === "boolean" ? Number(value) : undefined),
  date: (value) => (typeof value === "string" ? normalizeDate(value) : undefined),
  reference: (value) =>
    typeof value === "string" || Number.isSafeInteger(value) ? String(value) : undefined,
};

const words: Partial<Record<Column["type"], string>> = {
  string: "text",
  integer: "a number",
  number: "a number",
  boolean: "true or false",
  date: "an ISO 8601 date",
  reference: "the id of a row",
};

/**
 * A number as SQLite reads it in a row. The JSON of 2 ** 60 is 1152921504606847000, since no other number is nearer to
 * that; to SQLite it is this very integer.
 */
function asInJson(value: number): number | bigint {
  const isRounded = Number.isInteger(value) && !Number.isSafeInteger(value) && Math.abs(value) < 2 ** 63;
  return isRounded ? BigInt(String(value)) : value;
}
