import { brotliCompressSync, constants } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { operationAddress } from "../../src/reference/addresses.ts";
import { locales } from "../../src/reference/locales.ts";
import { listOperations } from "../../src/reference/operations.ts";
import { readDocument } from "../../src/reference/read-document.ts";
import { type DocsServer, serveDocs } from "../../src/serve.ts";
import { visit } from "../visit.ts";
import { siteFolder } from "./site-folder.ts";
import { addressOf, pagePaths } from "./site-pages.ts";

let docs: DocsServer;
beforeAll(async () => {
  docs = await serveDocs({ folder: siteFolder });
});
afterAll(() => docs.close());

/** What a page may take by its first view, in bytes. */
const most = { operation: 100_000, other: 120_000 };

/** That of hosts that compress at each request. Those that compress in advance take 11, which is smaller. */
const quality = 5;

/** Waiting is most of it. */
const tabs = 6;

const operations = locales.flatMap((locale) =>
  listOperations(readDocument(locale)).map(({ operationId }) =>
    operationAddress(locale, operationId).slice(1),
  ),
);
const others = pagePaths
  .map(addressOf)
  .filter((address) => /^[^/]+\/(?:guides\/.+|reference\/|)$/.test(address));

/** The bytes of all answers to the first view of a page by a browser that knows nothing of the site. */
async function weigh(address: string): Promise<number> {
  await using visited = await visit();
  const { page } = visited;
  const sizes: Promise<number>[] = [];
  page.on("response", (response) => {
    const size = response.body().then((body) => compressed(body).byteLength);
    sizes.push(size);
  });
  await page.goto(docs.url + address);
  await page.waitForLoadState("networkidle");
  // What a page fetches when it has become idle counts as well.
  await page.waitForTimeout(2000);
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

function compressed(body: Buffer): Buffer {
  return brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } });
}

test.each([
  ["an operation", operations, most.operation],
  ["any other page that is opened first", others, most.other],
])("the first view of %s is light", { timeout: 180_000 }, async (_, addresses, limit) => {
  const sizes = new Map<string, number>();
  const waiting = addresses.values();
  const weighs = async () => {
    for (const address of waiting) sizes.set(address, await weigh(address));
  };
  await Promise.all(Array.from({ length: tabs }, weighs));
  const sorted = [...sizes].sort(([, a], [, b]) => a - b);
  const [largest = "", size = 0] = sorted.at(-1) ?? [];
  console.log(
    `${sorted.length} pages, brotli ${quality}: median ${sorted[sorted.length >> 1]?.[1]} bytes, ` +
      `largest ${size} (${largest}), at most ${limit}`,
  );
  expect(sorted.filter(([, size]) => size > limit)).toEqual([]);
  // An empty answer weighs nothing.
  expect(sorted[0]?.[1]).toBeGreaterThan(10_000);
  expect(sorted.length).toBeGreaterThan(20);
});
