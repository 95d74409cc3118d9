import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { labels } from "../../src/labels.ts";
import { locales } from "../../src/reference/locales.ts";
import { type DocsServer, serveDocs } from "../../src/serve.ts";
import { visit } from "../visit.ts";
import { siteFolder } from "./site-folder.ts";

let docs: DocsServer;
beforeAll(async () => {
  docs = await serveDocs({ folder: siteFolder });
});
afterAll(() => docs.close());

describe.each(locales)("what an island says before its script, in %s", (locale) => {
  const say = labels(locale);
  const islands = [
    ["try-it", "reference/operations/listusers/", say("tryIt.noScript")],
    ["where-playground", "guides/where/", say("wherePlayground.noScript")],
  ] as const;

  test.each(islands)("%s: with scripts off", async (name, path, sentence) => {
    await using visited = await visit({ javaScriptEnabled: false });
    const { page } = visited;
    await page.goto(`${docs.url}${locale}/${path}`);
    const summary = page.locator(`${name} summary`);
    if (await summary.count()) await summary.click();
    expect(await page.locator(name).getByText(sentence).isVisible()).toBe(true);
  });

  test.each(islands)("%s: when the script does not come", async (name, path, sentence) => {
    await using visited = await visit();
    const { page } = visited;
    await page.route("**/*.js", (route) => route.abort());
    await page.goto(`${docs.url}${locale}/${path}`);
    const summary = page.locator(`${name} summary`);
    if (await summary.count()) await summary.click();
    expect(await page.locator(name).getByText(sentence).isVisible()).toBe(true);
  });

  test.each(islands)("%s: the script takes it away", async (name, path, sentence) => {
    await using visited = await visit();
    const { page } = visited;
    await page.goto(`${docs.url}${locale}/${path}`);
    const summary = page.locator(`${name} summary`);
    if (await summary.count()) await summary.click();
    await page.locator(`${name} :is(input, textarea)`).first().waitFor();
    expect(await page.getByText(sentence).count()).toBe(0);
  });
});
