import english from "@minapp-users/spec/minapp-users.json" with { type: "json" };
import chinese from "@minapp-users/spec/minapp-users.zh-CN.json" with { type: "json" };
import type { Locale } from "./locales.ts";
import type { Document, Reference } from "./openapi.ts";

const documents: Record<Locale, unknown> = { en: english, "zh-CN": chinese };

/** The bundled spec in one language. */
export function readDocument(locale: Locale): Document {
  return documents[locale] as Document;
}

/** What a part of the document stands for: itself, or what it refers to. */
export function resolve<Part extends object>(document: Document, part: Part | Reference): Part {
  if (!("$ref" in part) || typeof part.$ref !== "string") return part as Part;
  return part.$ref
    .slice("#/".length)
    .split("/")
    .reduce<unknown>((node, key) => (node as Record<string, unknown>)[key], document) as Part;
}
