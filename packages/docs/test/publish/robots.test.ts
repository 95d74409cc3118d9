import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { writeRobots } from "../../src/publish/robots.ts";
import { temporaryFolder } from "./temporary-folder.ts";

test("search engines are told where the sitemap is", async () => {
  await using folder = await temporaryFolder();
  await writeFile(join(folder.path, "sitemap-0.xml"), "<urlset/>");
  await writeFile(join(folder.path, "sitemap-index.xml"), "<sitemapindex/>");
  await writeRobots(folder.path, "https://docs.example/users/");
  expect(await readFile(join(folder.path, "robots.txt"), "utf8")).toBe(
    "User-agent: *\nAllow: /\n\nSitemap: https://docs.example/users/sitemap.xml\n",
  );
  expect((await readdir(folder.path)).sort()).toEqual(["robots.txt", "sitemap.xml"]);
});
