import { describe, expect, test } from "vitest";
import { labels } from "../../src/labels.ts";
import { attribute, type Element, elementsOf } from "../../src/publish/elements.ts";
import { locales } from "../../src/reference/locales.ts";
import type { Schema } from "../../src/reference/openapi.ts";
import { listOperations } from "../../src/reference/operations.ts";
import { readDocument, resolve } from "../../src/reference/read-document.ts";
import { readPage } from "./site-pages.ts";
import { textOf } from "./text-of.ts";

/** The head of each parameter of a page, by its name. */
function headsOf(html: string): Map<string, Element[]> {
  const heads = new Map<string, Element[]>();
  for (const element of elementsOf(html)) {
    const id = attribute(element, "id") ?? "";
    if (!id.startsWith("parameter-")) continue;
    const [head] = element.childNodes.filter((node): node is Element => "tagName" in node);
    heads.set(
      id.slice("parameter-".length),
      (head?.childNodes ?? []).filter((node): node is Element => "tagName" in node),
    );
  }
  return heads;
}

const classOf = (element: Element) => attribute(element, "class");

describe.each(locales)("in %s", (locale) => {
  const document = readDocument(locale);
  const t = labels(locale);
  /** The word for each type of the spec, by hand: what makes the page is not asked. */
  const words: Record<string, string> =
    locale === "en"
      ? { integer: "integer", string: "string", array: "array of integer" }
      : { integer: "整数", string: "字符串", array: "整数 数组" };

  test("every parameter has its type, and is marked as required exactly when it is", async () => {
    for (const { operationId, parameters } of listOperations(document)) {
      const heads = headsOf(
        await readPage(`${locale}/reference/operations/${operationId.toLowerCase()}/index.html`),
      );
      expect([...heads.keys()].sort(), operationId).toEqual(parameters.map(({ name }) => name).sort());
      for (const { name, required = false, schema } of parameters) {
        const head = heads.get(name) ?? [];
        const where = `${operationId} ${name}`;
        const marks = head.filter((element) => classOf(element) === "required").map(textOf);
        expect(marks, where).toEqual(required ? [t("reference.required")] : []);
        const type = head.filter((element) => classOf(element) === "type").map(textOf);
        const { type: named, contentSchema } = resolve<Schema>(document, schema);
        const expected =
          contentSchema === undefined
            ? words[String(named)]
            : t("reference.type.jsonOf").replace("{type}", "Where");
        expect(type, where).toEqual([expected]);
      }
    }
  });

  test("every operation says whether it needs a token", async () => {
    for (const { operationId, secured } of listOperations(document)) {
      const html = await readPage(`${locale}/reference/operations/${operationId.toLowerCase()}/index.html`);
      expect(html.includes(t("reference.authorization.none")), operationId).toBe(!secured);
      expect(html.includes(t("reference.authorization.token")), operationId).toBe(secured);
    }
  });
});
