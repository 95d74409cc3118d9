import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { locales } from "../../src/reference/locales.ts";
import { type DocsServer, serveDocs } from "../../src/serve.ts";
import { foreign, visit } from "../visit.ts";

const folder = fileURLToPath(new URL("../../dist/download/", import.meta.url));

let docs: DocsServer;
beforeAll(async () => {
  docs = await serveDocs();
});
afterAll(() => docs.close());

test.each(
  locales.flatMap((locale) => [
    { page: `minapp-users.${locale}.html`, name: `minapp-users.${locale}.yaml`, link: "OpenAPI (YAML)" },
    { page: `minapp-users.${locale}.html`, name: `minapp-users.${locale}.json`, link: "OpenAPI (JSON)" },
  ]),
)("a click on $page downloads $name", async ({ page: start, name, link }) => {
  await using visited = await visit();
  const { page, requests, complaints } = visited;
  await page.goto(`${docs.url}download/${start}`);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByText(link, { exact: true }).click(),
  ]);

  expect(download.url()).toBe(`${docs.url}download/${name}`);
  expect(download.suggestedFilename()).toBe(name);
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk);
  expect(Buffer.concat(chunks)).toEqual(await readFile(folder + name));
  expect(foreign(requests, docs.url)).toEqual([]);
  expect(complaints).toEqual([]);
});
