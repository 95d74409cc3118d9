import { existsSync, statSync } from "node:fs";
import { glob, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { idsOfPage, linksOfMarkdown, linksOfPage, site } from "./links-of-page.ts";
import { siteFolder } from "./site-folder.ts";
import { addressOf, pagePaths, readPage } from "./site-pages.ts";

/** Where links may lead besides the site. */
const otherHosts = ["doc.minapp.com", "www.npmjs.com"];

const html = new Map(await Promise.all(pagePaths.map(async (path) => [path, await readPage(path)] as const)));
const ids = new Map([...html].map(([path, text]) => [path, idsOfPage(text)]));

/** What is wrong with a link of a page or a text, by the address at which that is; nothing when it leads somewhere. */
function wrong(link: string, from: string): string | undefined {
  if (link.startsWith("/")) return "is absolute from the root";
  const url = new URL(link, from);
  if (!url.href.startsWith(site)) {
    if (url.protocol !== "https:") return `is ${url.protocol}`;
    return otherHosts.includes(url.host) ? undefined : "leads to a host that nobody allowed";
  }
  const path = decodeURIComponent(url.pathname.slice(new URL(site).pathname.length));
  // The folder of the search, to which the script of the page adds the name of a file.
  if (path === "pagefind/")
    return existsSync(join(siteFolder, path, "pagefind.js")) ? undefined : "has no search";
  const file = /(?:^|\/)$/.test(path) ? `${path}index.html` : path;
  if (!existsSync(join(siteFolder, file))) return "leads to no file";
  // Most hosts would redirect it, and some would not.
  if (statSync(join(siteFolder, file)).isDirectory()) return "is a folder without its slash";
  const fragment = decodeURIComponent(url.hash.slice(1));
  if (fragment === "") return undefined;
  // The Markdown of a page has the places of the page.
  return ids.get(file.replace(/\.md$/, ".html"))?.has(fragment) ? undefined : "names no place of the page";
}

/** All that is wrong with the links of a file. */
function problems(path: string, links: string[]): string[] {
  const from = new URL(addressOf(path), site).href;
  return links.flatMap((link) => {
    const problem = wrong(link, from);
    return problem === undefined ? [] : [`${path}: ${link} ${problem}`];
  });
}

test("every link of every page leads to a file, and to a place in it", () => {
  const links = [...html].map(([path, text]) => [path, linksOfPage(text)] as const);
  expect(links.flatMap(([path, all]) => problems(path, all))).toEqual([]);
  const count = links.reduce((sum, [, all]) => sum + all.length, 0);
  console.log(`${count} links of ${links.length} pages`);
  expect(count).toBeGreaterThan(5000);
});

test("so do those of the Markdown pages and of llms.txt", async () => {
  const files = await list("**/*.{md,txt}");
  const links = await Promise.all(
    files.map(
      async (path) => [path, linksOfMarkdown(await readFile(join(siteFolder, path), "utf8"))] as const,
    ),
  );
  expect(links.flatMap(([path, all]) => problems(path, all))).toEqual([]);
  expect(links.filter(([, all]) => all.length > 0).length).toBeGreaterThan(50);
});

test("the sitemap has each page of a language once, and nothing else", async () => {
  const sitemap = await readFile(join(siteFolder, "sitemap.xml"), "utf8");
  const listed = [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address]) => address);
  const pages = pagePaths
    .filter((path) => path.includes("/"))
    .map((path) => new URL(addressOf(path), site).href);
  expect(listed.toSorted()).toEqual(pages.toSorted());
  const alternates = [...sitemap.matchAll(/href="([^"]+)"/g)].map(([, address = ""]) => address);
  expect(problems("sitemap.xml", alternates)).toEqual([]);
  expect(new Set(alternates).size).toBe(pages.length);
});

async function list(pattern: string): Promise<string[]> {
  const found: string[] = [];
  for await (const path of glob(pattern, { cwd: siteFolder })) found.push(path);
  return found.sort();
}
