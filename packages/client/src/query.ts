import { describeValue } from "./describe-value.ts";
import { encodeJson, isPlainObject } from "./json.ts";
import { refusal } from "./refusal.ts";

/**
 * Writes a query string the way the spec says: an object (`where`) as JSON, a list (`group__in`) with commas, the rest
 * as it is. What is undefined or null is left out, except `where`: there it is a filter that got lost.
 *
 * @throws TypeError when a value is not one of a query, or holds something that JSON cannot carry
 */
export function formatQuery(query: Record<string, unknown>): string {
  return Object.entries(query)
    .filter(([name, value]) => name === "where" || (value !== undefined && value !== null))
    .map(([name, value]) => `${encodeURIComponent(name)}=${formatValue(value, name)}`)
    .join("&");
}

function formatValue(value: unknown, name: string): string {
  if (isPlainObject(value)) return encodeURIComponent(encodeJson(value, name));
  if (name === "where") throw unwritable(value, name); // a text or a list would be another filter, or none
  if (Array.isArray(value) && value.length > 0)
    return value.map((item) => formatScalar(item, name)).join(",");
  return formatScalar(value, name);
}

function formatScalar(value: unknown, name: string): string {
  if (typeof value === "string" || Number.isFinite(value)) return encodeURIComponent(String(value));
  throw unwritable(value, name);
}

function unwritable(value: unknown, name: string): TypeError {
  return refusal(`${name} is ${describeValue(value)}, which a query cannot carry`);
}
