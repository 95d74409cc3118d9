import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { guides } from "../../src/guides.ts";
import { attribute, elementsOf } from "../../src/publish/elements.ts";
import { locales } from "../../src/reference/locales.ts";
import { listOperations } from "../../src/reference/operations.ts";
import { readDocument } from "../../src/reference/read-document.ts";
import { readSamples } from "../../src/samples/read-samples.ts";
import { codeOfPage } from "./code-of-page.ts";
import { readPage } from "./site-pages.ts";

const samples = fileURLToPath(new URL("../../samples/", import.meta.url));

/** The code of every block of a page. */
const codeOf = (html: string) => codeOfPage(html).map(({ text }) => text.trim());

describe.each(locales)("in %s", (locale) => {
  test("the samples of an operation are the files that are run", async () => {
    let shown = 0;
    for (const { operationId } of listOperations(readDocument(locale))) {
      const code = codeOf(
        await readPage(`${locale}/reference/operations/${operationId.toLowerCase()}/index.html`),
      );
      const expected = readSamples(operationId).map(({ source }) => source.trim());
      expect(code.slice(0, expected.length), operationId).toEqual(expected);
      shown += expected.length;
    }
    expect(shown).toBe(50);
  });

  test("the code and the output of a guide are the files that are run", async () => {
    let shown = 0;
    for (const guide of guides) {
      const source = await readFile(
        new URL(`../../src/content/docs/${locale}/guides/${guide}.mdx`, import.meta.url),
        "utf8",
      );
      const code = codeOf(await readPage(`${locale}/guides/${guide}/index.html`));
      for (const [, file = ""] of source.matchAll(/<Sample file="([^"]+)"/g)) {
        const text = await readFile(samples + file, "utf8");
        expect(code, file).toContain(text.replace(/^(?:\/\/|#) not run: .*\n/, "").trim());
        if (existsSync(`${samples}${file}.out`)) {
          const output = (await readFile(`${samples}${file}.out`, "utf8")).trim();
          if (output !== "") expect(code, `${file}.out`).toContain(output);
        }
        shown += 1;
      }
    }
    expect(shown).toBeGreaterThan(35);
  });

  test("every warning of a guide is on its page, as strong as it was written", async () => {
    let shown = 0;
    for (const guide of guides) {
      const source = await readFile(
        new URL(`../../src/content/docs/${locale}/guides/${guide}.mdx`, import.meta.url),
        "utf8",
      );
      const written = [...source.matchAll(/^:::(note|tip|caution|danger)/gm)].map(([, kind]) => kind);
      const asides = [...elementsOf(await readPage(`${locale}/guides/${guide}/index.html`))]
        .filter(({ tagName }) => tagName === "aside")
        .map((element) => /starlight-aside--(\w+)/.exec(attribute(element, "class") ?? "")?.[1])
        .filter((kind) => kind !== undefined);
      expect(asides, guide).toEqual(written);
      shown += asides.length;
    }
    expect(shown).toBeGreaterThan(8);
  });
});
