import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { operationAddress, schemaAddress } from "../../src/reference/addresses.ts";
import { locales } from "../../src/reference/locales.ts";
import type { Schema } from "../../src/reference/openapi.ts";
import { listOperations } from "../../src/reference/operations.ts";
import { readDocument } from "../../src/reference/read-document.ts";
import { hasOwnPage } from "../../src/reference/schemas.ts";
import { type DocsServer, serveDocs } from "../../src/serve.ts";
import { visit } from "../visit.ts";
import { inContent, parameterExamples, type SpecExample } from "./examples-of-spec.ts";
import { linksOfPage } from "./links-of-page.ts";
import { paragraphsOf } from "./markdown-text.ts";
import { type PageText, readText, squeeze } from "./page-text.ts";
import { descriptionsOf, partsOf, target } from "./schema-parts.ts";
import { siteFolder } from "./site-folder.ts";
import { addressOf, pagesIn, readPage } from "./site-pages.ts";

let docs: DocsServer;
beforeAll(async () => {
  docs = await serveDocs({ folder: siteFolder });
});
afterAll(() => docs.close());

/** Counts what the spec has and what of it is in the page, by kind. */
class Tally {
  readonly missing: string[] = [];
  #counts = new Map<string, { found: number; all: number }>();

  count(kind: string, name: string, found: boolean): void {
    const counts = this.#counts.get(kind) ?? { found: 0, all: 0 };
    counts.all += 1;
    if (found) counts.found += 1;
    else this.missing.push(`${kind}: ${name}`);
    this.#counts.set(kind, counts);
  }

  toString(): string {
    return [...this.#counts].map(([kind, { found, all }]) => `${found} of ${all} ${kind}`).join(", ");
  }
}

const seen = (page: PageText, text: string) => page.seen.includes(squeeze(text));
const seenOrFolded = (page: PageText, text: string) =>
  seen(page, text) || page.folded.includes(squeeze(text));

async function allSeen(page: PageText, markdown = ""): Promise<boolean> {
  return (await paragraphsOf(markdown)).every((text) => seen(page, text));
}

/** Whether a parameter, a header or a property is there under its name with what is said of it. */
async function valueThere(
  page: PageText,
  name: string,
  markdown = "",
  more: string[] = [],
): Promise<boolean> {
  const texts = [...(await paragraphsOf(markdown)), ...more].map(squeeze);
  return page.values.some((value) => value.name === name && texts.every((text) => value.text.includes(text)));
}

/** As a reader can find it: JSON in any layout, a text as it is. */
function exampleThere(page: PageText, { summary = "", value }: SpecExample): boolean {
  const texts = typeof value === "string" ? [value, JSON.stringify(value)] : [JSON.stringify(value, null, 2)];
  return seenOrFolded(page, summary) && texts.some((text) => seenOrFolded(page, text));
}

const inQuery = (value: unknown) => [value].flat().join(",");

describe.each(locales)("with scripts off, in %s", (locale) => {
  const document = readDocument(locale);
  const operations = listOperations(document);

  test("the page of an operation has all that the spec says of it", async () => {
    await using visited = await visit({ javaScriptEnabled: false });
    const tally = new Tally();
    for (const {
      operationId,
      summary,
      method,
      path,
      description,
      parameters,
      requestBody,
      responses,
    } of operations) {
      await visited.page.goto(docs.url + operationAddress(locale, operationId).slice(1));
      const page = await readText(visited.page);
      const count = (kind: string, name: string, found: boolean) =>
        tally.count(kind, `${operationId} ${name}`, found);
      const shown = [summary, method, path, operationId].filter((text) => !seen(page, text));
      count("operations", shown.join(), shown.length === 0 && (await allSeen(page, description)));
      for (const parameter of parameters) {
        const examples = parameterExamples(parameter, parameter.name);
        const texts = examples.map(({ value }) => inQuery(value));
        count(
          "parameters",
          parameter.name,
          await valueThere(page, parameter.name, parameter.description, texts),
        );
        for (const { place, value } of examples) count("examples", place, seenOrFolded(page, inQuery(value)));
      }
      for (const { schema } of Object.values(requestBody?.content ?? {})) {
        for (const part of partsOf(document, target(document, schema))) {
          count(
            "properties of request bodies",
            part.name,
            await valueThere(page, part.name, part.description),
          );
        }
      }
      for (const example of inContent("request body", requestBody?.content)) {
        count("examples", example.place, exampleThere(page, example));
      }
      for (const { status, response } of responses) {
        count("responses", status, seen(page, status) && (await allSeen(page, response.description)));
        for (const [name, header] of Object.entries(response.headers ?? {})) {
          const texts = parameterExamples(header, name).map(({ value }) => String(value));
          count("response headers", name, await valueThere(page, name, header.description, texts));
        }
        for (const { schema } of Object.values(response.content ?? {})) {
          // The body of an error is shown by its examples, and described on the page of its schema.
          if (!status.startsWith("2")) continue;
          for (const part of partsOf(document, target(document, schema))) {
            count("properties of answers", part.name, await valueThere(page, part.name, part.description));
          }
        }
        for (const example of inContent(status, response.content)) {
          count("examples", example.place, exampleThere(page, example));
        }
      }
    }
    console.log(`${locale}: ${tally}`);
    expect(tally.missing).toEqual([]);
    // Counted in the text, so that an operation which the list overlooks is not overlooked here.
    expect(operations.length).toBe(JSON.stringify(document).match(/"operationId":/g)?.length);
  });

  test("the page of a schema has all that the spec says of it", async () => {
    await using visited = await visit({ javaScriptEnabled: false });
    const tally = new Tally();
    for (const [name, schema] of Object.entries(document.components.schemas)) {
      await visited.page.goto(docs.url + schemaAddress(locale, document, name).slice(1));
      const page = await readText(visited.page);
      tally.count("schemas", name, (await schemaThere(page, name, schema)) && seen(page, name));
      for (const part of partsOf(document, schema)) {
        const found = await valueThere(page, part.name, part.description);
        tally.count("properties of schemas", `${name} ${part.name}`, found);
      }
    }
    console.log(`${locale}: ${tally}`);
    expect(tally.missing).toEqual([]);
  });

  test("the overview has what the spec says of the whole API", async () => {
    await using visited = await visit({ javaScriptEnabled: false });
    await visited.page.goto(`${docs.url}${locale}/reference/`);
    const page = await readText(visited.page);
    const texts = [
      document.info.description,
      ...document.tags.map(({ description }) => description),
      ...Object.values(document.components.securitySchemes).map(({ description }) => description),
    ];
    for (const text of texts) expect(await allSeen(page, text), text).toBe(true);
    for (const { summary, method, path } of operations) {
      for (const text of [summary, method, path]) expect(seen(page, text), text).toBe(true);
    }
  });

  test("every page can be reached by links", async () => {
    const reached = new Set<string>();
    const waiting = [`${locale}/index.html`];
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
      if (reached.has(path)) continue;
      reached.add(path);
      const here = new URL(addressOf(path), docs.url);
      const links = linksOfPage(await readPage(path)).map((link) => new URL(link, here));
      const pages = links.filter(({ href, pathname }) => href.startsWith(docs.url) && pathname.endsWith("/"));
      waiting.push(
        ...pages
          .map(({ pathname }) => `${pathname.slice(1)}index.html`)
          .filter((next) => next.startsWith(`${locale}/`)),
      );
    }
    expect([...reached].filter((path) => !path.endsWith("pagefind/index.html")).sort()).toEqual(
      pagesIn(locale),
    );
  });

  async function schemaThere(page: PageText, name: string, schema: Schema): Promise<boolean> {
    if (!hasOwnPage(schema)) return valueThere(page, name, [...descriptionsOf(schema)].join("\n\n"));
    for (const text of descriptionsOf(schema)) {
      for (const paragraph of await paragraphsOf(text)) if (!seenOrFolded(page, paragraph)) return false;
    }
    return allSeen(page, schema.description);
  }
});

test("with scripts off, the first page offers both languages", async () => {
  await using visited = await visit({ javaScriptEnabled: false });
  await visited.page.goto(docs.url);
  for (const [name, locale] of [
    ["中文", "zh-CN"],
    ["English", "en"],
  ] as const) {
    await visited.page.goto(docs.url);
    await visited.page.getByRole("link", { name }).click();
    expect(visited.page.url()).toBe(`${docs.url}${locale}/`);
  }
});
