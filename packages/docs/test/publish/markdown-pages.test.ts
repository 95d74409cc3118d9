import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { writeMarkdownPages } from "../../src/publish/markdown-pages.ts";
import { page, temporaryFolder } from "./temporary-folder.ts";

const site = "https://docs.example/";

test("every page of a language has its Markdown beside it, and says so", async () => {
  await using folder = await temporaryFolder({
    "en/index.html": page("Users", "About users.", '<a href="/en/guides/where/">Where</a>'),
    "zh-CN/guides/where/index.html": page("查询条件", "关于查询条件。"),
  });
  await writeMarkdownPages(folder.path, site);

  const read = (path: string) => readFile(join(folder.path, path), "utf8");
  expect(await read("en/index.md")).toBe(
    "# Users\n\n[Where](https://docs.example/en/guides/where/index.md)\n",
  );
  expect(await read("zh-CN/guides/where/index.md")).toBe("# 查询条件\n");
  const link = '<link rel="alternate" type="text/markdown" href="index.md"/></head>';
  expect(await read("en/index.html")).toContain(link);
  expect(await read("zh-CN/guides/where/index.html")).toContain(link);
});

test("a second run changes nothing", async () => {
  await using folder = await temporaryFolder({ "en/index.html": page("Users", "About users.") });
  await writeMarkdownPages(folder.path, site);
  const html = await readFile(join(folder.path, "en/index.html"), "utf8");
  await writeMarkdownPages(folder.path, site);
  expect(await readFile(join(folder.path, "en/index.html"), "utf8")).toBe(html);
});

test("the first page and files that are no pages have none", async () => {
  const files = {
    "index.html": "<p>Choose a language</p>",
    "404.html": "<p>Not found</p>",
    "pagefind/index.html": "<p>In no language</p>",
    "download/minapp-users.en.html": "<p>Single page</p>",
  };
  await using folder = await temporaryFolder(files);
  await writeMarkdownPages(folder.path, site);
  expect(existsSync(join(folder.path, "index.md"))).toBe(false);
  expect(existsSync(join(folder.path, "pagefind/index.md"))).toBe(false);
  expect(existsSync(join(folder.path, "download/index.md"))).toBe(false);
  for (const [path, html] of Object.entries(files)) {
    expect(await readFile(join(folder.path, path), "utf8")).toBe(html);
  }
});

test("a page that does not say what it is about is an error that names it", async () => {
  await using folder = await temporaryFolder({ "en/guides/x/index.html": page("X", "") });
  await expect(writeMarkdownPages(folder.path, site)).rejects.toThrow(
    "/en/guides/x/ has no title or no description",
  );
});
