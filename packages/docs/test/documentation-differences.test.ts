import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, expect, test } from "vitest";
// The emulator's package does not hand out the list of its switches.
import { quirks } from "../../emulator/src/quirks.ts";
import { guides } from "../src/guides.ts";

interface Item {
  id: string;
  /** As the heading shows it, such as `23` or `Q3`. */
  number: string;
  /** The text below the heading. */
  text: string;
}

interface Page {
  locale: string;
  text: string;
  /** The items below each heading of the second level. */
  groups: Item[][];
  items: Item[];
}

function readPage(locale: string): Page {
  const file = new URL(`../src/content/docs/${locale}/guides/documentation-differences.mdx`, import.meta.url);
  const text = readFileSync(file, "utf8");
  const [, ...parts] = text.split(/^## /m);
  const groups = parts.map((part) =>
    part
      .split(/^### /m)
      .slice(1)
      .map((item) => {
        const [, id, number] = /^<span id="(\w+)"><\/span>(Q?\d+)\. \S/.exec(item) ?? [];
        if (!id || !number) throw new Error(`${locale}: an item has no id or number: ${item.slice(0, 60)}`);
        return { id, number, text: item.slice(item.indexOf("\n")) };
      }),
  );
  return { locale, text, groups, items: groups.flat() };
}

const english = readPage("en");
const chinese = readPage("zh-CN");

const { paths } = JSON.parse(
  readFileSync(createRequire(import.meta.url).resolve("@minapp-users/spec/minapp-users.json"), "utf8"),
) as { paths: Record<string, Record<string, { operationId?: string }>> };
const operations = Object.values(paths).flatMap((path) =>
  Object.values(path).flatMap(({ operationId }) => operationId?.toLowerCase() ?? []),
);

/** Where the text leads to on this site, without the language. */
function linksOf({ locale, text }: { locale: string; text: string }): string[] {
  return [...text.matchAll(/\]\(([^)]+)\)/g)].map(([, link = ""]) => link.replace(`/${locale}/`, "/"));
}

/** The switches that an item offers, with their values, the default first. */
function switchesOf({ text }: { text: string }): [name: string, value: string][] {
  const [line = ""] = /^- \*\*(Emulator|模拟器)\*\*.*$/m.exec(text) ?? [];
  return [...line.matchAll(/`(\w+)=(\w+)`/g)].map(([, name = "", value = ""]) => [name, value]);
}

test("both languages have the same items, in the same groups and order", () => {
  const ids = ({ groups }: Page) => groups.map((group) => group.map(({ id }) => id));
  expect(ids(chinese)).toEqual(ids(english));
  expect(english.groups.filter((group) => group.length === 0)).toEqual([]);
});

describe.each([english, chinese])("$locale", ({ locale, text, items }) => {
  test("has all 34 mistakes and 24 questions, each once", () => {
    const numbered = (letter: string, count: number) =>
      Array.from({ length: count }, (_, index) => `${letter}${index + 1}`);
    const ids = items.map(({ id }) => id);
    expect(ids.toSorted()).toEqual([...numbered("m", 34), ...numbered("q", 24)].toSorted());
  });

  test("shows the number that the id has", () => {
    const shown = items.map(({ number }) => (number.startsWith("Q") ? number.toLowerCase() : `m${number}`));
    expect(shown).toEqual(items.map(({ id }) => id));
  });

  test("says of each mistake what is done about it, and of each question who does what", () => {
    const labels = {
      en: { mistake: ["What we do"], question: ["Sources", "Spec", "Client", "Emulator"] },
      "zh-CN": { mistake: ["本项目"], question: ["来源", "接口描述", "客户端", "模拟器"] },
    }[locale];
    for (const { id, text } of items) {
      const found = [...text.matchAll(/^(?:- )?\*\*([^*]+)\*\*(?:: |：)\S/gm)].map(([, label]) => label);
      expect(found, id).toEqual(id.startsWith("m") ? labels?.mistake : labels?.question);
    }
  });

  test("offers every switch of the emulator with its choices, the default first, and no other", () => {
    const offered = items.map((item) => {
      const names = new Set(switchesOf(item).map(([name]) => name));
      expect(names.size, item.id).toBeLessThanOrEqual(1);
      return [[...names][0], switchesOf(item).map(([, value]) => value)] as const;
    });
    expect(offered.filter(([name]) => name).toSorted()).toEqual(Object.entries(quirks).toSorted());
  });

  test("leads to operations, guides and items that exist, in its own language", () => {
    const ids = new Set(items.map(({ id }) => `#${id}`));
    const pages = new Set([
      ...operations.map((operation) => `/reference/operations/${operation}/`),
      ...guides.map((guide) => `/guides/${guide}/`),
      "https://doc.minapp.com/",
    ]);
    const links = linksOf({ locale, text });
    expect(links.length).toBeGreaterThan(20);
    expect(links.filter((link) => !ids.has(link) && !pages.has(link))).toEqual([]);
  });
});

test("both languages lead to the same places", () => {
  expect(linksOf(chinese)).toEqual(linksOf(english));
});
