import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type DocsServer, serveDocs } from "../src/serve.ts";
import { operation, operations } from "./spec.ts";
import { distanceFromTop, foreign, type Visit, visit } from "./visit.ts";

let docs: DocsServer;
let visited: Visit;
let page: Page;
beforeAll(async () => {
  docs = await serveDocs();
  visited = await visit();
  page = visited.page;
  await page.goto(docs.url);
  await page.getByText("Search", { exact: false }).first().click();
});
afterAll(async () => {
  await visited[Symbol.asyncDispose]();
  await docs.close();
});

/** Types into the search, and expects a result that leads to `hash`. */
async function expectToFind(query: string, hash: string): Promise<void> {
  const box = page.getByPlaceholder(/Search/);
  const result = page.locator('[data-component-name="Search/SearchItem"]');
  await box.fill("");
  await expect.poll(() => result.count()).toBe(0);
  await box.fill(query);
  // A result may lead to a place inside the operation, such as a parameter.
  await expect
    .poll(async () =>
      (await result.evaluateAll((items) => items.map((item) => item.getAttribute("href")))).map(opened),
    )
    .toContain(hash);
}

/** The operation that a link opens, without the place in it. */
function opened(href: string | null): string | undefined {
  return href?.match(/^#[^#]*/)?.[0];
}

test.each(operations)("finds $operationId by its summary", async ({ summary, hash }) => {
  await expectToFind(summary, hash);
});

test.each(["operationId", "path"] as const)("finds an operation by its %s", async (property) => {
  const wanted = operation("updateUserAccount");
  await expectToFind(wanted[property], wanted.hash);
});

test("finds by Chinese text", async () => {
  await expectToFind("知晓", "#/");
});

test("a result opens its operation", async () => {
  const wanted = operation("getBulkOperation");
  await expectToFind(wanted.operationId, wanted.hash);
  await page.locator(`[data-component-name="Search/SearchItem"][href^="${wanted.hash}"]`).click();
  await expect.poll(() => distanceFromTop(page, wanted)).toBeLessThan(900);
});

test("searching asks nobody", () => {
  expect(foreign(visited.requests, docs.url)).toEqual([]);
  expect(visited.complaints).toEqual([]);
});
