import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { relativeAddresses } from "../../src/publish/relative-addresses.ts";
import { temporaryFolder } from "./temporary-folder.ts";

/** What becomes of the body of a page at a path. */
async function rewritten(path: string, body: string): Promise<string> {
  await using folder = await temporaryFolder();
  const file = join(folder.path, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `<!doctype html><html><head></head><body>${body}</body></html>`);
  await relativeAddresses(folder.path);
  const html = await readFile(file, "utf8");
  return html.slice(html.indexOf("<body>") + "<body>".length, html.indexOf("</body>"));
}

test.each([
  ["index.html", '<a href="/en/">', '<a href="./en/">'],
  ["en/index.html", '<a href="/zh-CN/">', '<a href="../zh-CN/">'],
  ["en/guides/paging/index.html", '<script src="/_astro/a.js">', '<script src="../../../_astro/a.js">'],
  ["en/index.html", '<site-search data-bundle="/pagefind/">', '<site-search data-bundle="../pagefind/">'],
  ["en/index.html", "<a href='/en/?a=1&amp;b=2#c'>", '<a href="../en/?a=1&amp;b=2#c">'],
])("in %s, %s becomes %s", async (path, before, after) => {
  expect(await rewritten(path, before)).toBe(after);
});

test.each([
  '<a href="https://doc.minapp.com/">',
  '<a href="//other.example/">',
  '<a href="#where">',
  '<a href="index.md">',
  '<pre>&lt;a href="/en/"&gt;</pre>',
  "<script>const link = '<a href=\"/en/\">';</script>",
  '<p title="/en/">',
])("%s stays", async (body) => {
  expect(await rewritten("en/index.html", body)).toBe(body);
});

test("all addresses of a page change, also two in one element and those in a template", async () => {
  const body = '<template><img src="/a.svg"><a href="/en/">a</a></template><a href="/b/">b</a>';
  expect(await rewritten("x/index.html", body)).toBe(
    '<template><img src="../a.svg"><a href="../en/">a</a></template><a href="../b/">b</a>',
  );
});
