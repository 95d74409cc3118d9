import type { Document, Schema } from "./openapi.ts";
import { listOperations } from "./operations.ts";

/** The name of a schema that a `$ref` points to. */
export function schemaName($ref: string): string {
  return $ref.slice("#/components/schemas/".length);
}

/** Whether a schema has parts of its own to tell about, and so a page. The others share one. */
export function hasOwnPage(schema: Schema): boolean {
  return (schema.properties ?? schema.patternProperties ?? schema.oneOf) !== undefined;
}

/** The operations whose parameters, bodies or answers have a schema in them, at any depth. */
export function usedBy(document: Document, name: string): string[] {
  return listOperations(document)
    .filter((operation) => reaches(document, operation, name, new Set()))
    .map(({ operationId }) => operationId);
}

function reaches(document: Document, node: unknown, name: string, seen: Set<string>): boolean {
  if (typeof node !== "object" || node === null) return false;
  const { $ref } = node as Schema;
  if (typeof $ref === "string" && !seen.has($ref)) {
    seen.add($ref);
    const target = schemaName($ref);
    if (target === name || reaches(document, document.components.schemas[target], name, seen)) return true;
  }
  return Object.values(node).some((part) => reaches(document, part, name, seen));
}
