import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { writeLlmsTxt } from "../../src/publish/llms-txt.ts";
import { readDocument } from "../../src/reference/read-document.ts";
import { page, temporaryFolder } from "./temporary-folder.ts";

const site = "https://docs.example/users/";
const pages = {
  "index.html": "<p>Choose a language</p>",
  "en/index.html": page("Start [here]", "The first\n page."),
  "en/guides/where/index.html": page("Where", "Filters."),
  "en/guides/quick-start/index.html": page("Quick start", "A minute."),
  "en/reference/operations/listusers/index.html": page("List users", "GET users."),
  "en/reference/operations/listuserinfov1/index.html": page("List users (v1)", "Use listUsers."),
  "zh-CN/guides/where/index.html": page("查询条件", "筛选用户。"),
};

const write = async () => {
  await using folder = await temporaryFolder(pages);
  await writeLlmsTxt(folder.path, site);
  const read = (path: string) => readFile(join(folder.path, path), "utf8");
  return { english: await read("llms.txt"), chinese: await read("zh-CN/llms.txt") };
};
/** The lines under a heading. */
const section = (text: string, title: string) =>
  text
    .split(/^## /m)
    .find((part) => part.startsWith(`${title}\n`))
    ?.trim()
    .split("\n")
    .slice(2);

test("it begins with what the spec calls itself and its summary", async () => {
  const { english, chinese } = await write();
  for (const [text, locale] of [
    [english, "en"],
    [chinese, "zh-CN"],
  ] as const) {
    const { title, summary } = readDocument(locale).info;
    expect(text.startsWith(`# ${title}\n\n> ${summary}\n\n`)).toBe(true);
    expect(text.match(/^# /gm)).toHaveLength(1);
  }
});

test("pages are listed with their Markdown and what they are about, in the order of the menu", async () => {
  const { english } = await write();
  expect(section(english, "Guides")).toEqual([
    "- [Quick start](https://docs.example/users/en/guides/quick-start/index.md): A minute.",
    "- [Where](https://docs.example/users/en/guides/where/index.md): Filters.",
  ]);
  expect(section(english, "Reference")).toEqual([
    "- [List users](https://docs.example/users/en/reference/operations/listusers/index.md): GET users.",
  ]);
});

test("deprecated operations and pages of no section can be left out by a reader", async () => {
  const { english } = await write();
  expect(section(english, "Optional")).toEqual([
    "- [List users (v1)](https://docs.example/users/en/reference/operations/listuserinfov1/index.md): Use listUsers.",
    "- [Start \\[here\\]](https://docs.example/users/en/index.md): The first page.",
    "- [简体中文](https://docs.example/users/zh-CN/llms.txt): the same site in Chinese",
  ]);
});

test("each language has its own pages and files", async () => {
  const { english, chinese } = await write();
  expect(english).not.toContain("/zh-CN/guides/");
  expect(section(chinese, "指南")).toEqual([
    "- [查询条件](https://docs.example/users/zh-CN/guides/where/index.md): 筛选用户。",
  ]);
  expect(chinese).toContain("https://docs.example/users/download/minapp-users.zh-CN.yaml");
  expect(chinese).toContain("https://docs.example/users/llms.txt");
});

test("it warns of the one request that changes everyone", async () => {
  const { english, chinese } = await write();
  expect(english).toContain("Never send a bulk update without `where`");
  expect(chinese).toContain("发送批量更新务必带上 `where`");
});
