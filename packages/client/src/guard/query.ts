import { describeValue } from "./describe-value.ts";
import { isPlainObject, toJson } from "./json.ts";
import { Refusal } from "./refusal.ts";

/**
 * Writes a query string the way the spec says: an object (`where`) as JSON, a list (`group__in`) with commas, the rest
 * as it is. What is undefined or null is left out, except `where`: there it is a filter that got lost.
 *
 * @throws TypeError when a value is not one of a query, or holds something that JSON cannot carry
 */
export function formatQuery(query: Record<string, unknown>): string {
  return Object.entries(query)
    .filter(([name, value]) => name === "where" || (value ?? undefined) !== undefined)
    .map(([name, value]) => `${encodeURIComponent(name)}=${formatValue(value, name)}`)
    .join("&");
}

function formatValue(value: unknown, name: string): string {
  if (isPlainObject(value)) return encodeURIComponent(toJson(value, name));
  const items = Array.isArray(value) ? value : [value];
  // A `where` that is a text or a list would be another filter, or none.
  if (name !== "where" && items.length > 0 && items.every(isScalar))
    return items.map(encodeURIComponent).join();
  throw new Refusal(`${name} is ${describeValue(value)}, which a query cannot carry`);
}

function isScalar(value: unknown): boolean {
  return typeof value === "string" || Number.isFinite(value);
}
