import { isDeepStrictEqual } from "node:util";
import { describe, expect, test } from "vitest";
import { locales } from "../../src/reference/locales.ts";
import { listOperations } from "../../src/reference/operations.ts";
import { readDocument } from "../../src/reference/read-document.ts";
import { codeOfPage } from "./code-of-page.ts";
import { bodyExamples, parameterExamples } from "./examples-of-spec.ts";
import { pagePaths, pagesIn, readPage } from "./site-pages.ts";

test("all code that is called JSON is JSON", async () => {
  const blocks = await Promise.all(
    pagePaths.map(async (path) =>
      codeOfPage(await readPage(path))
        .filter(({ language }) => language === "json")
        .map(({ text }) => ({ path, text })),
    ),
  );
  const broken = blocks.flat().filter(({ text }) => !isJson(text));
  expect(broken).toEqual([]);
  console.log(`${blocks.flat().length} blocks of JSON`);
  expect(blocks.flat().length).toBeGreaterThan(200);
});

describe.each(locales)("in %s", async (locale) => {
  const document = readDocument(locale);
  const code = (await Promise.all(pagesIn(locale).map(readPage))).flatMap(codeOfPage);

  test("every example of a body is shown", () => {
    const shown = code
      .filter(({ text, language }) => language === "json" && isJson(text))
      .map(({ text }) => JSON.parse(text));
    // What is not JSON is shown as it is.
    const texts = code.filter(({ language }) => language !== "json").map(({ text }) => text.trim());
    const examples = bodyExamples(document);
    const missing = examples.filter(
      ({ value }) =>
        !shown.some((one) => isDeepStrictEqual(one, value)) &&
        !(typeof value === "string" && texts.includes(value.trim())),
    );
    expect(missing).toEqual([]);
    console.log(`${examples.length} of ${examples.length} examples of bodies in ${locale}`);
    expect(examples.length).toBeGreaterThan(30);
  });

  test("every example of `where` is shown, and is an object as JSON", () => {
    const examples = listOperations(document)
      .flatMap(({ operationId, parameters }) => parameters.map((parameter) => ({ operationId, parameter })))
      .filter(({ parameter }) => parameter.name === "where")
      .flatMap(({ operationId, parameter }) => parameterExamples(parameter, `${operationId} where`));
    const texts = new Set(code.map(({ text }) => text));
    expect(examples.filter(({ value }) => !texts.has(String(value)))).toEqual([]);
    for (const { place, value } of examples) {
      expect(JSON.parse(String(value)), place).toBeTypeOf("object");
    }
    expect(examples.length).toBeGreaterThan(3);
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
