import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { locales } from "../../src/reference/locales.ts";
import { visit } from "../visit.ts";
import { openSearch, search } from "./open-search.ts";
import { type SiteBelow, serveBelow } from "./serve-below.ts";

let site: SiteBelow;
beforeAll(async () => {
  site = await serveBelow("/some/base/");
});
afterAll(() => site[Symbol.asyncDispose]());

/** The path of the page that is open, below the base. */
const at = (page: Page) => page.url().slice(site.url.length);

test.each(locales)("pages in %s have their styles and scripts", async (locale) => {
  await using visited = await visit({ colorScheme: "light" });
  const { page, requests, complaints } = visited;
  for (const path of [`${locale}/`, `${locale}/reference/operations/listusers/`, `${locale}/guides/where/`]) {
    await page.goto(site.url + path);
    // One of ours, one of Starlight's, one of the code's.
    expect(
      await page
        .locator(".language")
        .first()
        .evaluate((link) => getComputedStyle(link).whiteSpace),
    ).toBe("nowrap");
    expect(
      await page
        .locator("header.header")
        .first()
        .evaluate((header) => getComputedStyle(header).position),
    ).toBe("fixed");
    expect(
      await page
        .locator("pre")
        .first()
        .evaluate((code) => getComputedStyle(code).display),
    ).not.toBe("block");
  }
  expect(complaints).toEqual([]);
  expect(requests.filter((request) => !request.startsWith(site.url))).toEqual([]);
});

test("the language link keeps the page, and so does the menu the language", async () => {
  await using visited = await visit();
  const { page, complaints } = visited;
  await page.goto(`${site.url}zh-CN/reference/operations/listusers/`);
  await page.getByRole("link", { name: "English" }).click();
  await page.waitForURL("**/en/**");
  expect(at(page)).toBe("en/reference/operations/listusers/");
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Quick start" }).click();
  await page.waitForURL("**/guides/**");
  expect(at(page)).toBe("en/guides/quick-start/");
  await page.getByRole("link", { name: "MinApp user API" }).first().click();
  await page.waitForURL("**/en/");
  expect(at(page)).toBe("en/");
  expect(complaints).toEqual([]);
});

test("the search opens, finds, and leads to the page", async () => {
  await using visited = await visit();
  const { page, complaints } = visited;
  await page.goto(`${site.url}en/guides/where/`);
  await openSearch(page);
  const [first] = await search(page, "bulk update");
  expect(first?.url).toMatch(`${site.url}en/`);
  await page.locator(".results a").first().click();
  await page.waitForURL(first?.url ?? "");
  await page.getByRole("heading", { level: 1 }).waitFor();
  expect(complaints).toEqual([]);
});

test.each([
  ["en-US", "en/"],
  ["zh-CN", "zh-CN/"],
  ["zh-TW", "zh-CN/"],
  ["fr-FR", "en/"],
])("the first page leads a browser in %s to %s", async (locale, expected) => {
  await using visited = await visit({ locale });
  const { page } = visited;
  await page.goto(site.url);
  await page.waitForURL(site.url + expected);
  expect(at(page)).toBe(expected);
});

test("the first page leads to the language that was chosen", async () => {
  await using visited = await visit({ locale: "zh-CN" });
  const { page, complaints } = visited;
  for (const [name, expected] of [
    ["English", "en/"],
    ["中文", "zh-CN/"],
  ] as const) {
    await page.goto(site.url);
    await page.waitForURL(`${site.url}*/`);
    await page.getByRole("link", { name }).click();
    await page.waitForURL(site.url + expected);
    await page.goto(site.url);
    await page.waitForURL(site.url + expected);
  }
  expect(complaints).toEqual([]);
});
