import type { WhereSchema } from "../../src/islands/where-playground/where-schema.ts";
import { whereSchema } from "../../src/islands/where-playground/where-schema-plugin.ts";

const plugin = whereSchema();
const code = plugin.load(plugin.resolveId("virtual:where-schema") ?? "") ?? "";

/** What the bundler gives the playground. */
export const { default: schema }: { default: WhereSchema } = await import(
  /* @vite-ignore */ `data:text/javascript,${encodeURIComponent(code)}`
);
