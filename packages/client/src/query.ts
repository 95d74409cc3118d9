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
  if (Array.isArray(value) && value.length > 0 && name !== "where") {
    return value.map((item) => formatScalar(item, name)).join(",");
  }
  return isPlainObject(value) ? encodeURIComponent(encodeJson(value, name)) : formatScalar(value, name);
}

function formatScalar(value: unknown, name: string): string {
  const text = typeof value === "string" && !(name === "where" && value === "");
  if (text || Number.isFinite(value)) return encodeURIComponent(String(value));
  throw refusal(`${name} is ${describeValue(value)}, which a query cannot carry`);
}
