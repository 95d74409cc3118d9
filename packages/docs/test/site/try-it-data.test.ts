import { describe, expect, test } from "vitest";
import type { TryItOperation } from "../../src/islands/try-it/operation.ts";
import { find, parseHypertext, textOf } from "../../src/publish/hypertext.ts";
import { operationAddress } from "../../src/reference/addresses.ts";
import { locales } from "../../src/reference/locales.ts";
import { listOperations } from "../../src/reference/operations.ts";
import { readDocument } from "../../src/reference/read-document.ts";
import { readPage } from "./site-pages.ts";

/** What the page of an operation tells its form. */
async function dataOf(address: string): Promise<TryItOperation[]> {
  const page = parseHypertext(await readPage(`${address}index.html`));
  const islands = [...find(page, ({ tagName }) => tagName === "try-it")];
  const scripts = islands.flatMap((island) => [...find(island, ({ tagName }) => tagName === "script")]);
  return scripts.map((script) => JSON.parse(textOf(script)));
}

describe.each(locales)("the form of each operation, in %s, is told of the spec", (locale) => {
  test.each(listOperations(readDocument(locale)).map((it) => [it.operationId, it] as const))(
    "%s",
    async (operationId, { method, path, parameters }) => {
      const data = await dataOf(operationAddress(locale, operationId).slice(1));
      expect(data).toHaveLength(1);
      const [told] = data as [TryItOperation];
      expect([told.operationId, told.method, told.path]).toEqual([operationId, method, path]);
      expect(told.parameters.map((it) => `${it.in} ${it.name}`)).toEqual(
        parameters.map((it) => `${it.in} ${it.name}`),
      );
      expect(told.bulk).toBe(operationId === "bulkUpdateUsers");
    },
  );
});
