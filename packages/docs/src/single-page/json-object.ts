/** A JSON object, such as any part of an OpenAPI document. */
export type JsonObject = Record<string, unknown>;

/** Whether a value is an object, and neither an array nor null. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The same object with every value replaced by what `map` makes of it. Anything that is no object stays. */
export function mapValues(value: unknown, map: (value: unknown, key: string) => unknown): unknown {
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, map(one, key)]));
}
