import type { Document, Schema } from "./openapi.ts";
import { hasOwnPage, schemaName } from "./schemas.ts";

/** A part of a type's name: words, or the name of a schema to link. */
export type TypePart = { text: string } | { schema: string };

/** The words around the names of types, in the page's language. */
export interface TypeWords {
  /** With `{type}` for the type of the items. */
  arrayOf: string;
  /** With `{type}` for what the JSON holds. */
  jsonOf: string;
  or: string;
  any: string;
  names: Record<string, string>;
}

/** What kind of value a schema describes, in a few words. */
export function typeOf(document: Document, schema: Schema, words: TypeWords): TypePart[] {
  const parts = (one: Schema) => typeOf(document, one, words);
  if (schema.$ref !== undefined) {
    const name = schemaName(schema.$ref);
    const target = document.components.schemas[name];
    // What has no page of its own is as short as its name.
    return target === undefined || hasOwnPage(target) ? [{ schema: name }] : parts(target);
  }
  if (schema.contentSchema !== undefined) return fill(words.jsonOf, parts(schema.contentSchema));
  if (schema.oneOf !== undefined) {
    return schema.oneOf.flatMap((one, index) => [
      ...(index === 0 ? [] : [{ text: words.or }]),
      ...parts(one),
    ]);
  }
  if (schema.type === "array" && typeof schema.items === "object") {
    return fill(words.arrayOf, parts(schema.items));
  }
  if (schema.type === undefined) return [{ text: words.any }];
  const names = [schema.type].flat().map((name) => words.names[name] ?? name);
  return [{ text: names.join(words.or) }];
}

function fill(template: string, parts: TypePart[]): TypePart[] {
  const [before = "", after = ""] = template.split("{type}");
  return [{ text: before }, ...parts, { text: after }].filter(
    (part) => !("text" in part) || part.text !== "",
  );
}
