import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { operationAddress } from "../../src/reference/addresses.ts";
import { locales } from "../../src/reference/locales.ts";
import { type DocsServer, serveDocs } from "../../src/serve.ts";
import { visit } from "../visit.ts";
import { addAxe, violations } from "./axe-rules.ts";
import { type Hit, hits, openSearch, search, settled } from "./open-search.ts";
import { queries } from "./search-queries.ts";
import { siteFolder } from "./site-folder.ts";
import { pagePaths } from "./site-pages.ts";
import { documentWidth, tooWide } from "./too-wide.ts";

let docs: DocsServer;
beforeAll(async () => {
  docs = await serveDocs({ folder: siteFolder });
});
afterAll(() => docs.close());

/** The page of a hit, as the labelled queries name it. */
function pageOf(hit: Hit, locale: string): string {
  return new URL(hit.url).pathname.replace(new RegExp(`^/${locale}/(reference/)?|/$`, "g"), "");
}

describe.each(locales)("in %s", (locale) => {
  test("the page that a reader wants is among the first three hits", { timeout: 120_000 }, async () => {
    await using visited = await visit();
    const { page, complaints } = visited;
    await page.goto(`${docs.url}${locale}/guides/where/`);
    await openSearch(page);
    const misses: string[] = [];
    const ranks: number[] = [];
    for (const [query, ...wanted] of queries[locale]) {
      const found = await search(page, query);
      const rank = found.findIndex((hit) => wanted.includes(pageOf(hit, locale))) + 1;
      ranks.push(rank);
      if (rank < 1 || rank > 3) {
        misses.push(`${query}: ${found.slice(0, 3).map((hit) => pageOf(hit, locale))}`);
      }
      for (const { url, elements } of found) {
        expect(new URL(url).pathname, `of ${query}`).toMatch(new RegExp(`^/${locale}/`));
        expect(["a", "mark", "span", "strong"]).toEqual(
          expect.arrayContaining([...new Set(elements)].sort()),
        );
      }
    }
    const first = ranks.filter((rank) => rank === 1).length;
    console.log(`${ranks.length - misses.length} of ${ranks.length} within three, ${first} of them first`);
    expect(misses).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test("a hit leads to the place within the page", async () => {
    await using visited = await visit();
    const { page } = visited;
    await page.goto(`${docs.url}${locale}/`);
    await openSearch(page);
    const [listUsers] = await search(page, "order_by");
    expect(listUsers?.places).toContainEqual({
      url: `${docs.url}${operationAddress(locale, "listUsers").slice(1)}#parameter-order_by`,
      title: "order_by",
    });
    await page.locator("site-search .place", { hasText: "order_by" }).first().click();
    await page.waitForURL(/#parameter-order_by$/);
    await page.locator("#parameter-order_by").waitFor();
  });

  test("says that nothing was found, and how many pages were", async () => {
    await using visited = await visit();
    const { page } = visited;
    await page.goto(`${docs.url}${locale}/`);
    await openSearch(page);
    const state = page.getByRole("status");
    expect(await search(page, "qqxyzzy $&")).toEqual([]);
    expect(await state.textContent()).toContain("qqxyzzy $&");
    const found = await search(page, "openid");
    expect(await state.textContent()).toContain(String(found.length));
    expect(
      await page
        .getByRole("list")
        .filter({ has: page.locator("a.page") })
        .count(),
    ).toBe(1);
    expect(await search(page, "")).toEqual([]);
    expect(await state.textContent()).toBe("");
  });
});

test("every page that the queries name exists", () => {
  const pages = [
    ...new Set(Object.values(queries).flatMap((list) => list.flatMap(([, ...wanted]) => wanted))),
  ];
  const missing = pages.filter(
    (page) =>
      !pagePaths.some((path) =>
        [`en/${page}/index.html`, `en/reference/${page}/index.html`].includes(path),
      ) && page !== "",
  );
  expect(missing).toEqual([]);
});

test("shows what a page says as text, also where it looks like a tag", async () => {
  await using visited = await visit();
  const { page } = visited;
  await page.goto(`${docs.url}en/`);
  await openSearch(page);
  const found = await search(page, "Authorization Bearer");
  expect(found.some(({ excerpt }) => excerpt.includes("<access_token>"))).toBe(true);
});

test("shows what the last query finds, when an earlier one takes longer", async () => {
  await using visited = await visit();
  const { page } = visited;
  await page.goto(`${docs.url}en/`);
  await openSearch(page);
  const shown = async () => (await hits(page)).map(({ url }) => url);
  await search(page, "unionid");
  const wanted = await shown();
  await page.reload();
  // What the first query finds, the second does not wait for.
  let slow = true;
  let waiting = 0;
  await page.route("**/pagefind/fragment/**", async (route) => {
    if (slow) {
      waiting += 1;
      await new Promise((resolve) => setTimeout(resolve, 3000));
      waiting -= 1;
    }
    await route.continue();
  });
  await openSearch(page);
  await page.locator("site-search input").fill("Postman");
  await expect.poll(() => waiting).toBeGreaterThan(0);
  slow = false;
  await page.locator("site-search input").fill("unionid");
  await settled(page);
  expect(waiting).toBeGreaterThan(0);
  expect(await shown()).toEqual(wanted);
  await expect.poll(() => waiting).toBe(0);
  await page.waitForTimeout(500);
  expect(await shown()).toEqual(wanted);
});

test("is used by keyboard alone", async () => {
  await using visited = await visit();
  const { page } = visited;
  await page.goto(`${docs.url}en/guides/paging/`);
  const open = page.locator("site-search button.open");
  await open.focus();
  await page.keyboard.press("Control+k");
  const input = page.locator("site-search input");
  await expect.poll(() => input.evaluate((one) => one === document.activeElement)).toBe(true);
  await page.keyboard.press("Escape");
  await page.locator("site-search dialog").waitFor({ state: "hidden" });
  expect(await open.evaluate((one) => one === document.activeElement)).toBe(true);

  await page.keyboard.press("Enter");
  await page.keyboard.type("where");
  await settled(page);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  expect(await page.evaluate(() => document.activeElement?.className)).toBe("page");
  await page.keyboard.press("ArrowUp");
  // Enter comes at once, while the hits of the query before are shown.
  await page.keyboard.press("Control+a");
  await page.keyboard.type("bulkUpdateUsers");
  await page.keyboard.press("Enter");
  await page.waitForURL(`**${operationAddress("en", "bulkUpdateUsers")}*`);
});

test.each([1400, 390])("axe finds nothing in the open search, light and dark, %i px", async (width) => {
  await using visited = await visit({ colorScheme: "light", viewport: { width, height: 844 } });
  const { page, complaints } = visited;
  await page.goto(`${docs.url}zh-CN/guides/paging/`);
  await openSearch(page);
  expect(await search(page, "用户")).toHaveLength(10);
  // A hit has the focus, which changes how it looks.
  await page.keyboard.press("ArrowDown");
  await addAxe(page);
  expect(await violations(page, "all")).toEqual([]);
  await page.emulateMedia({ colorScheme: "dark" });
  await page.locator('html[data-theme="dark"]').waitFor();
  expect(await violations(page, "colours")).toEqual([]);
  expect(await documentWidth(page)).toBe(width);
  expect(await tooWide(page)).toEqual([]);
  expect(complaints).toEqual([]);
});

test.each(locales)(
  "nothing is fetched before the search of %s is opened, and little after",
  async (locale) => {
    await using visited = await visit();
    const { page, requests } = visited;
    await page.goto(`${docs.url}${locale}/reference/operations/listusers/`, { waitUntil: "networkidle" });
    const ofSearch = () => requests.filter((url) => url.includes("/pagefind/"));
    expect(ofSearch()).toEqual([]);
    await openSearch(page);
    await expect.poll(ofSearch).not.toEqual([]);
    await search(page, locale === "en" ? "bulk update" : "批量更新");
    let bytes = 0;
    for (const url of new Set(ofSearch())) {
      const content = await readFile(join(siteFolder, new URL(url).pathname));
      // The index is compressed as it is; scripts are compressed by the host.
      bytes += /\.js(on)?$/.test(url) ? brotliCompressSync(content).length : content.length;
    }
    console.log(`the first search in ${locale} takes ${bytes} bytes in ${ofSearch().length} requests`);
    expect(bytes).toBeLessThan(200_000);
  },
);
