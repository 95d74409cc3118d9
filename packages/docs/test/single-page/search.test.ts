import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type DocsServer, serveDocs } from "../../src/serve.ts";
import { foreign, type Visit, visit } from "../visit.ts";
import { distanceFromTop } from "./distance-from-top.ts";
import { operation, operations } from "./spec.ts";

let docs: DocsServer;
let pageUrl: string;
let visited: Visit;
let page: Page;
beforeAll(async () => {
  docs = await serveDocs();
  pageUrl = `${docs.url}download/minapp-users.en.html`;
  visited = await visit();
  page = visited.page;
  await page.goto(pageUrl);
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

test.each([
  ["批量更新", "bulkUpdateUsers"],
  ["访问令牌", "createAccessToken"],
  ["手机号", "updateUserAccount"],
])("the page in Chinese finds %s", async (query, operationId) => {
  await using visited = await visit();
  const { page } = visited;
  await page.goto(`${docs.url}download/minapp-users.zh-CN.html`);
  await page.getByText("Search", { exact: false }).first().click();
  await page.getByPlaceholder(/Search/).fill(query);
  const result = page.locator('[data-component-name="Search/SearchItem"]');
  await expect
    .poll(async () =>
      (await result.evaluateAll((items) => items.map((item) => item.getAttribute("href")))).map(opened),
    )
    .toContain(operation(operationId).hash);
});

test("a result opens its operation", async () => {
  const wanted = operation("getBulkOperation");
  await expectToFind(wanted.operationId, wanted.hash);
  await page.locator(`[data-component-name="Search/SearchItem"][href^="${wanted.hash}"]`).click();
  await expect.poll(() => distanceFromTop(page, wanted)).toBeLessThan(900);
});

test("searching asks nobody", () => {
  expect(foreign(visited.requests, pageUrl)).toEqual([]);
  expect(visited.complaints).toEqual([]);
});
