import { createSatteriMarkdownProcessor } from "@astrojs/markdown-satteri";
import { operationAddress, schemaAddress } from "./addresses.ts";
import type { Locale } from "./locales.ts";
import type { Document } from "./openapi.ts";
import { listOperations } from "./operations.ts";

const processor = await createSatteriMarkdownProcessor();

/**
 * A Markdown text of the spec as HTML. An operation or a schema that the text names, as code, becomes a link to its
 * page.
 */
export async function renderText(document: Document, locale: Locale, text: string): Promise<string> {
  const operations = new Set(listOperations(document).map(({ operationId }) => operationId));
  const linked = text.replace(/(?<!\[)`(\w+)`/g, (code, name: string) => {
    if (operations.has(name)) return `[${code}](${operationAddress(locale, name)})`;
    if (name in document.components.schemas) return `[${code}](${schemaAddress(locale, document, name)})`;
    return code;
  });
  return (await processor.render(linked)).code;
}
