import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type DocsServer, serveDocs } from "../../src/serve.ts";
import { visit } from "../visit.ts";
import { addAxe, violations } from "./axe-rules.ts";
import { openSearch, search } from "./open-search.ts";
import { siteFolder } from "./site-folder.ts";
import { documentWidth, tooWide } from "./too-wide.ts";

let docs: DocsServer;
beforeAll(async () => {
  docs = await serveDocs({ folder: siteFolder });
});
afterAll(() => docs.close());

/** What a page shows only when a reader opens it. The walk over all pages opens what is folded, and not these. */
const opened: [name: string, path: string, widths: number[], open: (page: Page) => Promise<unknown>][] = [
  [
    "the search with results",
    "zh-CN/guides/where/",
    [1400, 390],
    async (page) => {
      await openSearch(page);
      expect((await search(page, "where")).length).toBeGreaterThan(0);
    },
  ],
  [
    "the search without results",
    "en/guides/where/",
    [390],
    async (page) => {
      await openSearch(page);
      expect(await search(page, "xyzzyq")).toEqual([]);
    },
  ],
  [
    "the menu of a phone",
    "zh-CN/reference/operations/listusers/",
    [390],
    (page) => page.getByRole("button", { name: "菜单" }).click(),
  ],
  [
    "the form to try an operation",
    "en/reference/operations/listusers/",
    [1400, 390],
    async (page) => {
      await page.locator("try-it summary").click();
      await page.locator("try-it input").first().waitFor();
    },
  ],
  [
    "the playground with a mistake",
    "zh-CN/guides/where/",
    [1400, 390],
    (page) => page.locator("where-playground textarea").fill('{"age": {"$gtt": 1}}'),
  ],
];

describe.each(opened)("%s", (_, path, widths, open) => {
  test.each(widths)("is accessible in light and dark, and not too wide, at %i px", async (width) => {
    await using visited = await visit({
      viewport: { width, height: 844 },
      colorScheme: "light",
      reducedMotion: "reduce",
    });
    const { page, complaints } = visited;
    await page.goto(docs.url + path);
    await open(page);
    await addAxe(page);
    expect(await violations(page, "all")).toEqual([]);
    await page.emulateMedia({ colorScheme: "dark" });
    await page.locator('html[data-theme="dark"]').waitFor();
    expect(await violations(page, "colours")).toEqual([]);
    expect(await documentWidth(page)).toBe(width);
    expect(await tooWide(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
