import { isJsonObject, type JsonObject, mapValues } from "./json-object.ts";
import { operations } from "./operations.ts";

/**
 * Shows the id of each operation, and makes every text that names one a link to it.
 *
 * The texts of the spec name operations by their id, as code does. Redoc shows the id nowhere and does not find it.
 *
 * @param document A bundled OpenAPI document. It is not changed.
 * @param label What stands in front of the id.
 * @returns A document with other descriptions and everything else the same.
 */
export function nameOperations(document: JsonObject, label: string): JsonObject {
  const hashes = new Map(operations(document).map(({ operationId, hash }) => [operationId, hash]));
  const linked = (text: string): string =>
    text.replace(/`(\w+)`/g, (code, name: string) => {
      const hash = hashes.get(name);
      return hash === undefined ? code : `[${code}](${hash})`;
    });

  const walk = (value: unknown, key?: string): unknown => {
    if (key === "description" && typeof value === "string") return linked(value);
    if (key === "example" || key === "examples") return value;
    if (Array.isArray(value)) return value.map((one) => walk(one));
    if (!isJsonObject(value)) return value;
    const copy = mapValues(value, walk) as JsonObject;
    if (typeof copy.operationId !== "string") return copy;
    return { ...copy, description: `${copy.description ?? ""}\n\n${label}: \`${copy.operationId}\`` };
  };
  return walk(document) as JsonObject;
}
