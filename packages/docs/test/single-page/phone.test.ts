import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type DocsServer, serveDocs } from "../../src/serve.ts";
import { visit } from "../visit.ts";
import { distanceFromTop } from "./distance-from-top.ts";
import { operations } from "./spec.ts";

let docs: DocsServer;
let pageUrl: string;
beforeAll(async () => {
  docs = await serveDocs();
  pageUrl = `${docs.url}download/minapp-users.en.html`;
});
afterAll(() => docs.close());

/**
 * What reaches beyond the right edge of the window, and is not in a box that scrolls. The width of the document alone
 * does not tell: Redoc's sections cut off what is too wide for them.
 */
function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(`[...document.querySelectorAll("body *")]
    .filter((element) => element.getBoundingClientRect().right > innerWidth + 0.5)
    .filter((element) => {
      for (let box = element; box; box = box.parentElement) {
        if (getComputedStyle(box).overflowX !== "visible") return false;
      }
      return element.checkVisibility();
    })
    .map((element) => element.outerHTML.slice(0, 100))`);
}

test("no operation is wider than a phone", async () => {
  await using visited = await visit({ viewport: { width: 390, height: 844 } });
  const { page, complaints } = visited;
  const width = () => page.evaluate<number>("document.documentElement.scrollWidth");

  await page.goto(pageUrl);
  await page.getByRole("heading", { level: 1 }).waitFor();
  expect(await width()).toBe(390);
  expect(await tooWide(page)).toEqual([]);
  for (const operation of operations) {
    await page.goto(pageUrl + operation.hash);
    await expect.poll(() => distanceFromTop(page, operation), { message: operation.hash }).toBeLessThan(300);
    expect(await width(), operation.hash).toBe(390);
    expect(await tooWide(page), operation.hash).toEqual([]);
  }
  expect(complaints).toEqual([]);
});
