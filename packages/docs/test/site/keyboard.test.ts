import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type DocsServer, serveDocs } from "../../src/serve.ts";
import { visit } from "../visit.ts";
import { codeSettled } from "./code-settled.ts";
import { openSearch, search } from "./open-search.ts";
import { siteFolder } from "./site-folder.ts";
import { walkByTab } from "./tab-stops.ts";

let docs: DocsServer;
beforeAll(async () => {
  docs = await serveDocs({ folder: siteFolder });
});
afterAll(() => docs.close());

const operation = "en/reference/operations/listusers/";
const focused = (page: Page) => page.evaluate(() => document.activeElement?.outerHTML.slice(0, 200));

test.each([
  ["an operation", operation, 1400],
  ["an operation with a body, on a phone", "zh-CN/reference/operations/updateuser/", 390],
  ["a guide", "zh-CN/guides/where/", 1400],
  ["a guide, on a phone", "en/guides/migrating-from-v1/", 390],
  ["a schema", "en/reference/schemas/where/", 1400],
  ["the first page of a language", "zh-CN/", 1400],
])("Tab reaches all of %s in its order, and one sees where it is", async (_, address, width) => {
  await using visited = await visit({ viewport: { width, height: 900 }, reducedMotion: "reduce" });
  const { page } = visited;
  await page.goto(docs.url + address);
  await codeSettled(page);
  const { expected, reached, unmarked, outOfSight } = await walkByTab(page);
  expect(reached).toEqual(expected);
  expect(unmarked).toEqual([]);
  expect(outOfSight).toEqual([]);
  expect(reached.length).toBeGreaterThan(15);
  console.log(`${reached.length} stops in /${address} at ${width} px`);
});

test("the first Tab offers to skip to the content", async () => {
  await using visited = await visit();
  const { page } = visited;
  await page.goto(docs.url + operation);
  await page.keyboard.press("Tab");
  expect(await focused(page)).toMatch(/^<a [^>]*href="#_top"/);
  expect(
    await page.evaluate(() => document.activeElement?.getBoundingClientRect().top),
  ).toBeGreaterThanOrEqual(0);
  await page.keyboard.press("Enter");
  await page.waitForURL("**/#_top");
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.closest("main") !== null)).toBe(true);
});

test("the search opens with Ctrl+K, goes through its results by arrow keys, and Enter opens one", async () => {
  await using visited = await visit();
  const { page, complaints } = visited;
  await page.goto(docs.url + operation);
  await page.keyboard.press("Control+k");
  expect(await focused(page)).toMatch(/^<input type="search"/);
  const [first, second] = await search(page, "where");
  await page.keyboard.press("ArrowDown");
  const focusedHref = () => page.evaluate(() => (document.activeElement as HTMLAnchorElement).href);
  expect(await focusedHref()).toBe(first?.url);
  await page.keyboard.press("ArrowUp");
  expect(await focused(page)).toMatch(/^<input type="search"/);
  const links = await page
    .locator("site-search .results a")
    .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
  const steps = links.indexOf(second?.url ?? "") + 1;
  expect(steps).toBeGreaterThan(1);
  for (let step = 0; step < steps; step += 1) await page.keyboard.press("ArrowDown");
  expect(await focusedHref()).toBe(second?.url);
  await page.keyboard.press("Enter");
  await page.waitForURL(second?.url ?? "");
  expect(complaints).toEqual([]);
});

test("Enter in the field of the search opens the first result", async () => {
  await using visited = await visit();
  const { page } = visited;
  await page.goto(`${docs.url}zh-CN/`);
  await page.keyboard.press("Control+k");
  const [first] = await search(page, "批量更新");
  await page.keyboard.press("Enter");
  await page.waitForURL(first?.url ?? "");
});

test("Escape closes the search, and the focus is where it was", async () => {
  await using visited = await visit();
  const { page } = visited;
  const open = () =>
    page.locator("site-search dialog").evaluate((dialog) => (dialog as HTMLDialogElement).open);
  await page.goto(docs.url + operation);
  await openSearch(page);
  expect(await open()).toBe(true);
  await page.keyboard.press("Escape");
  expect(await open()).toBe(false);
  expect(await focused(page)).toMatch(/^<button type="button" class="open"/);

  // Also with something typed, which Escape clears first in some browsers.
  const link = page.locator("main a").first();
  await link.focus();
  const before = await focused(page);
  await page.keyboard.press("Control+k");
  await search(page, "where");
  await page.keyboard.press("Escape");
  if (await open()) await page.keyboard.press("Escape");
  expect(await open()).toBe(false);
  expect(await focused(page)).toBe(before);
});

test("the language of samples changes by arrow keys, and is the one of the next page", async () => {
  await using visited = await visit();
  const { page } = visited;
  const shown = () =>
    page
      .locator(".sample")
      .evaluateAll((all) => all.flatMap((one, index) => (one.checkVisibility() ? index : [])));
  const chosen = () => page.locator('input[name="sample"]:checked').getAttribute("value");
  await page.goto(docs.url + operation);
  await page.locator('input[name="sample"]').first().focus();
  const first = await chosen();
  expect(await shown()).toEqual([0]);
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  expect(await shown()).toEqual([2]);
  const third = await chosen();
  expect(third).not.toBe(first);

  await page.goto(`${docs.url}zh-CN/reference/operations/updateuser/`);
  expect(await chosen()).toBe(third);
  expect(await shown()).toEqual([2]);
});

test("on a phone, the menu opens by keyboard, and Escape closes it", async () => {
  await using visited = await visit({ viewport: { width: 390, height: 844 } });
  const { page } = visited;
  await page.goto(docs.url + operation);
  const link = page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Paging" });
  expect(await link.isVisible()).toBe(false);
  await page.getByRole("button", { name: "Menu" }).focus();
  await page.keyboard.press("Enter");
  await link.waitFor();
  await page.keyboard.press("Escape");
  await link.waitFor({ state: "hidden" });
  expect(await focused(page)).toMatch(/^<button/);
});
