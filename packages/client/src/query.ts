import { encodeJson } from "./json.ts";

/**
 * Writes a query string the way the spec says: an object (`where`) as JSON, a list (`group__in`) with commas, the rest
 * as it is; what is undefined or null is left out.
 *
 * @throws TypeError when an object holds something that JSON cannot carry
 */
export function formatQuery(query: Record<string, unknown>): string {
  return Object.entries(query)
    .filter(([, value]) => value !== undefined && value !== null)
    .map(([name, value]) => `${encodeURIComponent(name)}=${formatValue(value, name)}`)
    .join("&");
}

function formatValue(value: unknown, name: string): string {
  if (Array.isArray(value)) return value.map((item) => encodeURIComponent(String(item))).join(",");
  return encodeURIComponent(typeof value === "object" ? encodeJson(value, name) : String(value));
}
