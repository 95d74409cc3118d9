import { isJsonObject, type JsonObject } from "./json-object.ts";

/** An operation of a document, and where Redoc shows it. */
export interface Operation {
  operationId: string;
  summary: string;
  /** In capitals. */
  method: string;
  path: string;
  /** The fragment of the page's address that opens the operation. */
  hash: string;
}

const methods = new Set(["get", "put", "post", "delete", "options", "head", "patch", "trace"]);

/** All operations of an OpenAPI document that have an id and a tag, in its order. */
export function operations(document: JsonObject): Operation[] {
  const found: Operation[] = [];
  for (const [path, item] of Object.entries(document.paths ?? {})) {
    for (const [method, operation] of Object.entries(item as JsonObject)) {
      if (!methods.has(method) || !isJsonObject(operation)) continue;
      const { operationId, summary, tags } = operation;
      if (typeof operationId !== "string" || !Array.isArray(tags) || typeof tags[0] !== "string") continue;
      found.push({
        operationId,
        summary: typeof summary === "string" ? summary : operationId,
        method: method.toUpperCase(),
        path,
        hash: `#/${tags[0].toLowerCase().replaceAll(" ", "-")}/${operationId.toLowerCase()}`,
      });
    }
  }
  return found;
}
