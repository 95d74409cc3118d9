import { existsSync } from "node:fs";
import { glob, readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { readPages, type SitePage } from "../../src/publish/site-page.ts";
import { operationAddress, schemaAddress } from "../../src/reference/addresses.ts";
import { locales } from "../../src/reference/locales.ts";
import type { Examples } from "../../src/reference/openapi.ts";
import { listOperations } from "../../src/reference/operations.ts";
import { readDocument, resolve } from "../../src/reference/read-document.ts";
import { siteAddress } from "../../src/site-address.ts";

/** The site as `pnpm build` leaves it. */
const folder = fileURLToPath(new URL("../../dist", import.meta.url));
const site = siteAddress();

let pages: SitePage[];
let markdown: Map<string, string>;
beforeAll(async () => {
  if (!existsSync(join(folder, "llms.txt")))
    throw new Error("The site is not built: run `pnpm build` first.");
  pages = await readPages(folder);
  const texts = pages.map(async ({ address }) => {
    return [address, await readFile(join(folder, address, "index.md"), "utf8")] as const;
  });
  markdown = new Map(await Promise.all(texts));
});

/** What is compared: without layout, and without the marks that Markdown needs around it. */
const bare = (text: string) => text.replace(/\s+/g, "");
const markdownOf = (address: string) => {
  const text = markdown.get(address.replace(/^\//, "").replace(/#.*/, ""));
  if (text === undefined) throw new Error(`${address} has no Markdown.`);
  return text;
};
/** Every file of the site that an address of it can name. */
const isFile = (address: string) => {
  const path = decodeURIComponent(new URL(address).pathname).slice(new URL(site).pathname.length);
  return existsSync(join(folder, path.endsWith("/") || path === "" ? join(path, "index.html") : path));
};
/** Markdown without its code, in which nothing is a link. */
const withoutCode = (text: string) =>
  text.replace(/^( *)(`{3,}).*\n[\s\S]*?\n\1\2$/gm, "").replace(/`[^`]*`/g, "");

test("every page has Markdown that begins with its title", () => {
  expect(pages.length).toBeGreaterThan(90);
  for (const { address } of pages) expect(markdownOf(address)).toMatch(/^# ./);
  for (const { address, title } of pages.filter((one) => one.address.includes("/guides/"))) {
    expect(markdownOf(address).split("\n")[0]?.replaceAll("`", "")).toBe(`# ${title}`);
  }
});

test("every page names its Markdown in its head", () => {
  for (const { html, path } of pages) {
    expect(html.match(/<link rel="alternate" type="text\/markdown" href="index.md"/g), path).toHaveLength(1);
  }
});

test("all languages have the same pages", () => {
  const [first, ...others] = locales.map((locale) =>
    pages.filter((page) => page.locale === locale).map(({ address }) => address.slice(locale.length)),
  );
  for (const other of others) expect(other).toEqual(first);
});

test("every link of the Markdown to this site leads somewhere", () => {
  const links = [...markdown].flatMap(([address, text]) =>
    [...withoutCode(text).matchAll(/\]\((\S+?)\)/g)].map(([, link = ""]) => ({ address, link })),
  );
  const own = links.filter(({ link }) => link.startsWith(site));
  expect(own.length).toBeGreaterThan(500);
  expect(own.filter(({ link }) => !isFile(link))).toEqual([]);
  expect(links.filter(({ link }) => !/^https?:/.test(link))).toEqual([]);
});

test("nothing of the browser is left in the Markdown", () => {
  for (const [address, text] of markdown) {
    expect(withoutCode(text), address).not.toMatch(
      /&#x|Section titled|Copy to clipboard|复制到剪贴板|终端窗口|<\w/,
    );
  }
});

describe.each(locales)("the Markdown in %s", (locale) => {
  const document = readDocument(locale);
  const operations = listOperations(document);

  test.each(operations)("says all that the spec has of $operationId", (operation) => {
    const text = bare(markdownOf(operationAddress(locale, operation.operationId)));
    const has = (part: string) => expect(text).toContain(bare(part));
    has(operation.method);
    has(operation.path);
    has(`\`${operation.operationId}\``);
    const json = (examples: Examples | undefined) => {
      for (const { value } of Object.values(examples ?? {})) has(JSON.stringify(value));
    };
    for (const { name, example, examples = {} } of operation.parameters) {
      has(`\`${name}\``);
      if (example !== undefined) has([example].flat().join(","));
      for (const { value } of Object.values(examples))
        has(typeof value === "string" ? value : JSON.stringify(value));
    }
    json(operation.requestBody?.content["application/json"]?.examples);
    for (const { status, response } of operation.responses) {
      has(`###${status}`);
      for (const [name, header] of Object.entries(response.headers ?? {})) {
        has(`\`${name}\``);
        if (header.example !== undefined) has(String(header.example));
      }
      for (const { examples } of Object.values(response.content ?? {})) json(examples);
    }
  });

  test("has every schema with all its properties", () => {
    for (const [name, schema] of Object.entries(document.components.schemas)) {
      const text = markdownOf(schemaAddress(locale, document, name));
      expect(text).toContain(name);
      for (const property of Object.keys(resolve(document, schema).properties ?? {})) {
        expect(text, name).toContain(`\`${property}\``);
      }
    }
  });

  test("is listed in llms.txt, page by page", async () => {
    const text = await readFile(join(folder, locale === "en" ? "" : locale, "llms.txt"), "utf8");
    const own = pages.filter((page) => page.locale === locale);
    expect(
      own.filter(({ address }) => !text.includes(`](${new URL(`${address}index.md`, site).href}): `)),
    ).toEqual([]);
    const links = [...text.matchAll(/\]\((\S+?)\)/g)].map(([, link = ""]) => link);
    expect(links.filter((link) => link.startsWith(site) && !isFile(link))).toEqual([]);
  });

  test("lists every download, and each is there", async () => {
    const text = markdownOf(`/${locale}/downloads/`);
    const offered = [...text.matchAll(/\/download\/([^)]+)\)/g)].map(([, name = ""]) => name);
    expect([...new Set(offered)].sort()).toEqual((await readdir(join(folder, "download"))).sort());
  });
});

test("all downloads that are data can be read", async () => {
  for await (const name of glob("*.{json,yaml}", { cwd: join(folder, "download") })) {
    const text = await readFile(join(folder, "download", name), "utf8");
    expect(typeof (name.endsWith(".json") ? JSON.parse(text) : parse(text)), name).toBe("object");
  }
});

test("the sitemap that robots.txt names lists every page", async () => {
  const robots = await readFile(join(folder, "robots.txt"), "utf8");
  const sitemap = /^Sitemap: (.+)$/m.exec(robots)?.[1] ?? "";
  const read = (address: string) => readFile(join(folder, address.slice(site.length)), "utf8");
  const locations = (xml: string) =>
    [...xml.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address = ""]) => address);
  const listed = locations(await read(sitemap));
  expect(
    pages.map(({ address }) => new URL(address, site).href).filter((one) => !listed.includes(one)),
  ).toEqual([]);
  expect(listed.filter((address) => !isFile(address))).toEqual([]);
});

test("the sitemap gives each page once in each language", async () => {
  const xml = await readFile(join(folder, "sitemap.xml"), "utf8");
  const entries = xml.split("<url>").slice(1);
  expect(entries.length).toBe(pages.length);
  for (const entry of entries) {
    const languages = [...entry.matchAll(/hreflang="([^"]+)"/g)].map(([, language]) => language);
    expect(languages.sort(), entry).toEqual([...locales].sort());
  }
});

test("every page says which page is the same in each language", () => {
  for (const { html, address, locale } of pages) {
    expect(html).toContain(`<link rel="canonical" href="${site}${address}"`);
    for (const other of locales) {
      const same = address.replace(locale, other);
      expect(html).toContain(`<link rel="alternate" hreflang="${other}" href="${site}${same}"`);
      expect(existsSync(join(folder, dirname(`${same}index.html`)))).toBe(true);
    }
  }
});
