import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Locale } from "../../src/reference/locales.ts";
import { readDocument } from "../../src/reference/read-document.ts";
import { operations as listOperations, type Operation } from "../../src/single-page/operations.ts";

const { resolve } = createRequire(import.meta.url);

/** The file of `@minapp-users/spec` that the build reads. */
export const specJson = resolve("@minapp-users/spec/minapp-users.json");

const text = readFileSync(specJson, "utf8");

export const spec = JSON.parse(text) as Record<string, unknown> & {
  info: { title: string; summary: string };
};

export const operations = listOperations(spec);

// Counted in the text, so that an operation which the list overlooks is not overlooked here.
if (operations.length === 0 || operations.length !== text.match(/"operationId":/g)?.length) {
  throw new Error("The list of operations is not complete.");
}

/** The operation with this id. */
export function operation(id: string): Operation {
  const found = operations.find(({ operationId }) => operationId === id);
  if (found === undefined) throw new Error(`There is no operation ${id}.`);
  return found;
}

/** The operations as a page in one language shows them. */
export function operationsIn(locale: Locale): Operation[] {
  return listOperations({ ...readDocument(locale) });
}
