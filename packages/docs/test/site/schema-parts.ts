import type { Document, Schema } from "../../src/reference/openapi.ts";
import { hasOwnPage, schemaName } from "../../src/reference/schemas.ts";

/** A property of a schema, with what the spec says of it. */
export interface SchemaPart {
  name: string;
  description: string | undefined;
}

/** The schema that another one refers to, or itself. */
export function target(document: Document, schema: Schema): Schema {
  if (schema.$ref === undefined) return schema;
  const found = document.components.schemas[schemaName(schema.$ref)];
  if (found === undefined) throw new Error(`The spec has no ${schema.$ref}.`);
  return found;
}

/**
 * The properties that a schema writes itself, at any depth, but not those of the schemas it refers to. Where one refers
 * to a schema that is a single value and says nothing itself, what that schema says is said of it.
 */
export function* partsOf(document: Document, schema: Schema): Generator<SchemaPart> {
  const { properties = {}, patternProperties = {}, oneOf = [], prefixItems = [], items } = schema;
  for (const [name, property] of Object.entries({ ...properties, ...patternProperties })) {
    const inner = target(document, property);
    const said = inner === property || hasOwnPage(inner) ? undefined : inner.description;
    yield { name, description: property.description ?? said };
    yield* partsOf(document, property);
  }
  for (const one of oneOf) yield* partsOf(document, one);
  for (const one of prefixItems) yield* partsOf(document, one);
  if (typeof items === "object") yield* partsOf(document, items);
}

/** The descriptions of a schema itself and of its variants and items without a name. */
export function* descriptionsOf(schema: Schema): Generator<string> {
  const { description, oneOf = [], prefixItems = [], items, additionalProperties } = schema;
  if (description !== undefined) yield description;
  for (const one of [...oneOf, ...prefixItems, items, additionalProperties]) {
    if (typeof one === "object") yield* descriptionsOf(one);
  }
}
