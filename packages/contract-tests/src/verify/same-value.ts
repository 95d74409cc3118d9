import { isDeepStrictEqual } from "node:util";

/**
 * Whether two values of a column are the same to a reader: no value can be shown as null or left out, and a date in any
 * offset.
 */
export function isSameValue(one: unknown, other: unknown): boolean {
  return isDeepStrictEqual(one ?? null, other ?? null) || one === other || isSameTime(one, other);
}

/** With date and time, and an offset or none. */
const date = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;

function isSameTime(one: unknown, other: unknown): boolean {
  if (typeof one !== "string" || typeof other !== "string" || !date.test(one) || !date.test(other))
    return false;
  return Date.parse(one) === Date.parse(other);
}
