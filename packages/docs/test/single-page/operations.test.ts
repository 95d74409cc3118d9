import { afterAll, beforeAll, expect, test } from "vitest";
import { type DocsServer, serveDocs } from "../../src/serve.ts";
import { foreign, visit } from "../visit.ts";
import { distanceFromTop } from "./distance-from-top.ts";
import { operation, operations } from "./spec.ts";

let docs: DocsServer;
let pageUrl: string;
beforeAll(async () => {
  docs = await serveDocs();
  pageUrl = `${docs.url}download/minapp-users.en.html`;
});
afterAll(() => docs.close());

test.each(operations)("a link to $operationId opens it", async (operation) => {
  await using visited = await visit();
  const { page, requests, complaints } = visited;
  await page.goto(pageUrl + operation.hash);

  await expect.poll(() => distanceFromTop(page, operation)).toBeLessThan(200);
  const main = page.locator("main");
  await main.getByText(`Operation id: ${operation.operationId}`, { exact: true }).waitFor();
  await main
    .getByText(new RegExp(`^${operation.method}$`, "i"))
    .first()
    .waitFor();
  await main.getByText(operation.path, { exact: true }).first().waitFor();
  expect(requests).toContain(pageUrl);
  expect(foreign(requests, pageUrl)).toEqual([]);
  expect(complaints).toEqual([]);
});

test("the menu leads to every operation, and nobody else hears of the visit", async () => {
  await using visited = await visit();
  const { page, requests, complaints } = visited;
  await page.goto(pageUrl);

  const menu = page.locator('[data-component-name="Menu/MenuItem"]');
  for (const operation of operations) {
    const { summary, hash } = operation;
    const group = menu.locator(`> a[href="${hash.slice(0, hash.lastIndexOf("/"))}"]`);
    const entry = menu.locator(`> a[href="${hash}"]`, { hasText: summary });
    await expect.poll(() => group.count(), { message: hash }).toBe(1);
    if ((await entry.count()) === 0) await group.click();
    await entry.click();
    await expect.poll(() => distanceFromTop(page, operation), { message: hash }).toBeLessThan(200);
    expect(page.url()).toBe(pageUrl + hash);
  }
  // Were Redoc to report this visit, it would wait for five seconds, or until the reader leaves.
  await page.waitForTimeout(6_000);
  await page.goto("about:blank");
  expect(foreign(requests, pageUrl)).toEqual([]);
  expect(complaints).toEqual([]);
});

test("an operation that a text names is one click away", async () => {
  await using visited = await visit();
  const { page, complaints } = visited;
  const deprecated = operation("getUserInfoV1");
  const replacement = operation("getUser");
  await page.goto(pageUrl + deprecated.hash);
  await expect.poll(() => distanceFromTop(page, deprecated)).toBeLessThan(200);
  await page.locator(`main a[href="${replacement.hash}"]`, { hasText: "getUser" }).first().click();
  await expect.poll(() => distanceFromTop(page, replacement)).toBeLessThan(200);
  expect(complaints).toEqual([]);
});

test("what `where` can hold is shown, with its examples", async () => {
  await using visited = await visit();
  const { page, complaints } = visited;
  await page.goto(pageUrl + operation("listUsers").hash);
  await page.getByText('where={"test":{"$eq":"test"}}', { exact: true }).first().waitFor();
  await page.getByText("Show 3 properties").first().click();
  await page.getByText("$and", { exact: true }).first().waitFor();
  await page.getByText("$or", { exact: true }).first().waitFor();
  expect(complaints).toEqual([]);
});

test("no menu sends the page's text to another company", async () => {
  await using visited = await visit();
  const { page } = visited;
  await page.goto(pageUrl);
  await page.getByRole("button", { name: "Copy", exact: true }).first().waitFor();
  const more = page.locator('[aria-label="More actions"]');
  expect(await more.count()).toBeGreaterThan(0);
  expect(await more.filter({ visible: true }).count()).toBe(0);
});
