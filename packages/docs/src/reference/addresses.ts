import type { Locale } from "./locales.ts";
import type { Document } from "./openapi.ts";
import { hasOwnPage } from "./schemas.ts";

/** Where the reference of a language begins. */
export function referenceAddress(locale: Locale): string {
  return `/${locale}/reference/`;
}

/** The page of an operation. */
export function operationAddress(locale: Locale, operationId: string): string {
  return `${referenceAddress(locale)}operations/${operationId.toLowerCase()}/`;
}

/** The page of a schema, or its place on the page of those without one. */
export function schemaAddress(locale: Locale, document: Document, name: string): string {
  const schema = document.components.schemas[name];
  if (schema === undefined) throw new Error(`The spec has no schema ${name}.`);
  const slug = name.toLowerCase();
  return `${referenceAddress(locale)}schemas/${hasOwnPage(schema) ? `${slug}/` : `#${slug}`}`;
}
