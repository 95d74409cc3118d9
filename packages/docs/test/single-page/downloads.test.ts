import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type DocsServer, serveDocs } from "../src/serve.ts";
import { specJson, specYaml } from "./spec.ts";
import { foreign, visit } from "./visit.ts";

let docs: DocsServer;
beforeAll(async () => {
  docs = await serveDocs();
});
afterAll(() => docs.close());

test.each([
  { name: "minapp-users.yaml", link: "OpenAPI description (YAML)", source: specYaml },
  { name: "minapp-users.json", link: "OpenAPI description (JSON)", source: specJson },
])("a click downloads $name", async ({ name, link, source }) => {
  await using visited = await visit();
  const { page, requests, complaints } = visited;
  await page.goto(docs.url);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByText(link, { exact: true }).click(),
  ]);

  expect(download.url()).toBe(docs.url + name);
  expect(download.suggestedFilename()).toBe(name);
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk);
  expect(Buffer.concat(chunks)).toEqual(await readFile(source));
  expect(foreign(requests, docs.url)).toEqual([]);
  expect(complaints).toEqual([]);
});
