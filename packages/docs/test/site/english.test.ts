import { expect, test } from "vitest";
import { attribute, type Element, elementsOf } from "../../src/publish/elements.ts";
import { pagesIn, readPage } from "./site-pages.ts";
import { textOf } from "./text-of.ts";

/** Chinese that belongs to an English page: names of the service and its plans, and values of the API. */
const named = /知晓云|中国|免费版|教育版|个人版|商用版|企业版|你/g;
const attributes = ["title", "aria-label", "data-copied", "placeholder", "alt", "content"];
const foreign = (element: Element) => attribute(element, "lang") === "zh-CN";
const code = new Set(["code", "pre", "script", "style"]);

test("no label and no sentence of an English page is Chinese", async () => {
  const found: string[] = [];
  for (const path of pagesIn("en")) {
    for (const element of elementsOf(await readPage(path))) {
      if (foreign(element) || code.has(element.tagName)) continue;
      const own = element.childNodes.map((node) => ("value" in node ? node.value : "")).join(" ");
      const texts = [own, ...attributes.map((name) => attribute(element, name) ?? "")];
      for (const text of texts) {
        if (inCode(element)) continue;
        if (/\p{Script=Han}/u.test(text.replace(named, "")))
          found.push(`${path}: ${text.trim().slice(0, 80)}`);
      }
    }
  }
  expect(found).toEqual([]);
});

test("the button beside code is in the language of the page", async () => {
  const labels = { en: "Copy to clipboard", "zh-CN": "复制到剪贴板" } as const;
  for (const locale of ["en", "zh-CN"] as const) {
    let buttons = 0;
    for (const path of pagesIn(locale)) {
      for (const element of elementsOf(await readPage(path))) {
        if (attribute(element, "data-copied") === undefined) continue;
        expect(attribute(element, "title"), path).toBe(labels[locale]);
        buttons += 1;
      }
    }
    expect(buttons).toBeGreaterThan(100);
  }
});

function inCode(element: Element): boolean {
  for (let node: Element | null = element; node !== null; ) {
    if (code.has(node.tagName) || foreign(node)) return true;
    const parent: unknown = node.parentNode;
    node = typeof parent === "object" && parent !== null && "tagName" in parent ? (parent as Element) : null;
  }
  return textOf(element) === "中文";
}
