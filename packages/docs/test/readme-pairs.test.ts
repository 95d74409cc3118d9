import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const root = new URL("../../../", import.meta.url);

interface Manifest {
  name: string;
  private?: boolean;
  homepage?: string;
  files?: string[];
}

function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(new URL(`${folder}package.json`, root), "utf8")) as Manifest;
}

const packages = readdirSync(new URL("packages/", root))
  .map((name) => `packages/${name}/`)
  .filter((folder) => existsSync(new URL(`${folder}package.json`, root)));
const published = ["spec/", ...packages].filter((folder) => !readManifest(folder).private);
const { homepage } = readManifest("");

/** A README without its code blocks, and these apart. */
interface Readme {
  prose: string;
  blocks: string[];
}

function readReadme(folder: string, name: string): Readme {
  const blocks: string[] = [];
  const text = readFileSync(new URL(folder + name, root), "utf8");
  const prose = text.replace(/^```(\w+)\n(.*?)^```$/gms, (_, language: string, code: string) => {
    blocks.push(`${language}\n${withoutComments(language, code)}`);
    return "";
  });
  expect(prose, `a code block of ${folder}${name} has no language, or no end`).not.toContain("```");
  return { prose, blocks };
}

function withoutComments(language: string, code: string): string {
  const comment = ["ts", "js"].includes(language) ? /(^|\s)\/\/ .*$/gm : /(^|\s)# .*$/gm;
  return code
    .replace(comment, "")
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n");
}

/** The depths of all headings, in their order. */
function depthsOf({ prose }: Readme): number[] {
  return [...prose.matchAll(/^(#+) /gm)].map(([, marks = ""]) => marks.length);
}

/** The number of rows and columns of each table. */
function tablesOf({ prose }: Readme): string[] {
  return [...prose.matchAll(/(?:^\|.*\|\n)+/gm)].map(([table]) => {
    const [head = "", ...rows] = table.trimEnd().split("\n");
    // A bar within code is no border.
    const columns = head.replace(/`[^`]*`/g, "").split("|").length - 2;
    return `${columns} × ${rows.length}`;
  });
}

/** The number of points of each list. */
function listsOf({ prose }: Readme): number[] {
  return [...prose.matchAll(/(?:^- .*\n(?: {2}.*\n)*)+/gm)].map(([list]) => list.match(/^- /gm)?.length ?? 0);
}

function linksOf({ prose }: Readme): string[] {
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = ""]) => link);
}

/** A link in either language. */
function inEnglish(link: string): string {
  return link
    .replace(`${homepage}zh-CN/`, `${homepage}en/`)
    .replace(/README\.zh-CN\.md$/, "README.md")
    .replace(/^\.\//, "");
}

test("the published packages are found", () => {
  expect(published).toEqual(expect.arrayContaining(["spec/", "packages/client/", "packages/emulator/"]));
});

test.each(published)("%s has the homepage of the repository, and both READMEs in its package", (folder) => {
  const manifest = readManifest(folder);
  expect(homepage).toMatch(/^https:\/\/[\w.-]+\/$/);
  expect(manifest.homepage).toBe(homepage);
  expect(manifest.files).toContain("README.zh-CN.md"); // npm takes README.md by itself
});

describe.each(["", ...published])("the READMEs of ./%s", (folder) => {
  const english = readReadme(folder, "README.md");
  const chinese = readReadme(folder, "README.zh-CN.md");
  const both: [name: string, readme: Readme][] = [
    ["README.md", english],
    ["README.zh-CN.md", chinese],
  ];

  test("begin with a link to each other and one to the site", () => {
    const firstLinks = ({ prose }: Readme) => /^# .*\n\n(.*)$/m.exec(prose)?.[1];
    expect(firstLinks(english)).toBe(`[简体中文](./README.zh-CN.md) · [Documentation](${homepage}en/)`);
    expect(firstLinks(chinese)).toBe(`[English](./README.md) · [文档](${homepage}zh-CN/)`);
  });

  test("have the same headings, tables and lists", () => {
    expect(depthsOf(chinese)).toEqual(depthsOf(english));
    expect(tablesOf(chinese)).toEqual(tablesOf(english));
    expect(listsOf(chinese)).toEqual(listsOf(english));
  });

  test("have the same code", () => {
    expect(chinese.blocks).toEqual(english.blocks);
  });

  test("lead to the same places", () => {
    // Behind the first line, which leads from one to the other; where a sentence stands can depend on the language.
    const places = (readme: Readme) => linksOf(readme).slice(2).map(inEnglish).toSorted();
    expect(places(chinese)).toEqual(places(english));
  });

  test.each(both)("lead to files that exist, and on npm are there: %s", (_name, readme) => {
    const relative = linksOf(readme).filter((link) => !/^(https:|#)/.test(link));
    for (const link of relative) {
      const target = new URL(link.replace(/#.*$/, ""), new URL(folder, root));
      expect(existsSync(fileURLToPath(target)), link).toBe(true);
      if (folder === "") continue;
      const inPackage = target.href.slice(new URL(folder, root).href.length);
      expect(["README.md", ...(readManifest(folder).files ?? [])], link).toContain(inPackage);
    }
  });
});
