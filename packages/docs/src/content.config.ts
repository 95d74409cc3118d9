import { defineCollection } from "astro:content";
import { docsLoader, i18nLoader } from "@astrojs/starlight/loaders";
import { docsSchema, i18nSchema } from "@astrojs/starlight/schema";

/** The address of a page: its path, with the language's code as it is (by default it would be in lower case). */
const generateId = ({ entry }: { entry: string }) => entry.replace(/(?:\/index)?\.mdx$/, "");

export const collections = {
  docs: defineCollection({ loader: docsLoader({ generateId }), schema: docsSchema() }),
  // What Starlight has not translated, and what it would take from the first language. Our own texts are in src/labels.
  i18n: defineCollection({ loader: i18nLoader(), schema: i18nSchema() }),
};
