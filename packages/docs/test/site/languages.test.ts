import { basename } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { attribute, elementsOf } from "../../src/publish/elements.ts";
import { type Locale, locales } from "../../src/reference/locales.ts";
import { listOperations } from "../../src/reference/operations.ts";
import { readDocument } from "../../src/reference/read-document.ts";
import { readSamples } from "../../src/samples/read-samples.ts";
import { type DocsServer, serveDocs } from "../../src/serve.ts";
import { visit } from "../visit.ts";
import { site } from "./links-of-page.ts";
import { headOfPage } from "./page-head.ts";
import { siteFolder } from "./site-folder.ts";
import { addressOf, counterpartOf, languageOf, pagesIn, readPage } from "./site-pages.ts";
import { englishSentences, untranslatedLabels } from "./untranslated.ts";

let docs: DocsServer;
beforeAll(async () => {
  docs = await serveDocs({ folder: siteFolder });
});
afterAll(() => docs.close());

const pages = locales.flatMap(pagesIn);
const whole = (path: string) => new URL(addressOf(path), site).href;
const hasHan = (text: string) => /\p{Script=Han}/u.test(text);
const { schemas } = readDocument("en").components;

test("both languages have the same pages", () => {
  expect(pagesIn("en").map(counterpartOf).sort()).toEqual(pagesIn("zh-CN"));
});

test("the language link of every page leads to the same page in the other language", async () => {
  for (const path of pages) {
    const links = [...elementsOf(await readPage(path))].filter(
      (element) => element.tagName === "a" && attribute(element, "class")?.split(" ").includes("language"),
    );
    expect(links.length, path).toBeGreaterThan(0);
    for (const link of links) {
      const href = new URL(attribute(link, "href") ?? "", whole(path)).href;
      expect(href, path).toBe(whole(counterpartOf(path)));
      const other = languageOf(counterpartOf(path));
      expect([attribute(link, "hreflang"), attribute(link, "lang")], path).toEqual([other, other]);
    }
  }
});

test("the head of every page is in its language, and names both", async () => {
  const titles = new Map<string, string>();
  for (const path of pages) {
    const { lang, title, meta, canonical, alternates } = headOfPage(await readPage(path));
    const locale = languageOf(path) as Locale;
    const own = meta.get("og:title") ?? "";
    expect(lang, path).toBe(locale);
    for (const text of [
      title,
      meta.get("description"),
      meta.get("og:description"),
      meta.get("og:site_name"),
    ]) {
      expect(text, path).toBeTruthy();
      // An English text may name something Chinese; it is not Chinese for that.
      if (locale === "zh-CN") expect(text, path).toSatisfy(hasHan);
      else expect(text?.replace(/知晓云/g, ""), path).not.toSatisfy(hasHan);
    }
    if (locale === "zh-CN" && !(own in schemas)) expect(own, path).toSatisfy(hasHan);
    expect(title, path).toContain(own);
    expect(titles.get(title), path).toBeUndefined();
    titles.set(title, path);
    expect(meta.get("og:url"), path).toBe(whole(path));
    expect(meta.get("og:locale"), path).toBe({ en: "en_US", "zh-CN": "zh_CN" }[locale]);
    expect(meta.get("og:type"), path).toBeTruthy();
    expect(canonical, path).toBe(whole(path));
    expect(alternates, path).toEqual({
      [locale]: whole(path),
      [languageOf(counterpartOf(path)) as Locale]: whole(counterpartOf(path)),
      "x-default": whole(path.replace(/^[^/]+/, "zh-CN")),
    });
  }
});

/** Labels that are the same in Chinese. */
const same = new Set([
  // The other language, in itself.
  "English",
  // The product.
  "Postman",
  // Versions of the API, over the columns of a table.
  "v1",
  "v2",
]);
const names = new Set([
  ...Object.keys(schemas),
  ...listOperations(readDocument("en")).flatMap(({ operationId, parameters }) => [
    operationId,
    ...parameters.map(({ name }) => name),
    ...readSamples(operationId).map(({ label }) => label),
  ]),
]);
/** The name of a file over its code. */
const isFile = (text: string) => /^[\w-]+\.\w+$/.test(text) && basename(text) === text;

test("no label and no sentence of a Chinese page is English", { timeout: 120_000 }, async () => {
  const found = new Map<string, string>();
  const paths = pagesIn("zh-CN").values();
  const look = async () => {
    await using visited = await visit();
    const { page } = visited;
    for (const path of paths) {
      await page.goto(docs.url + addressOf(path));
      // Islands make their parts when they are opened.
      await page.evaluate(() => {
        for (const details of document.querySelectorAll("details")) details.open = true;
      });
      const labels = (await untranslatedLabels(page)).filter(
        (text) => !same.has(text) && !names.has(text) && !isFile(text),
      );
      for (const text of [...labels, ...(await englishSentences(page))]) found.set(text, path);
    }
  };
  await Promise.all([look(), look()]);
  expect([...found].map(([text, path]) => `${text} (${path})`)).toEqual([]);
});
