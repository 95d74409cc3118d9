import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

const source = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

interface Axe {
  run(options: object): Promise<{
    violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[];
  }>;
}

/** Brings axe into a page, past the policy of the page, which is obeyed by the page all the same. */
export async function addAxe(page: Page): Promise<void> {
  await page.evaluate(source);
  await page.evaluate(() => {
    // Of the tokens of code, only the first of each look stays an element: there are a thousand others on a page, and
    // axe takes twice as long with them.
    const looks = new Set<string>();
    for (const token of document.querySelectorAll(".ec-line span:not(:has(*))")) {
      const look = `${token.getAttribute("style")} ${token.className} in ${token.closest("pre")?.className}`;
      if (looks.has(look)) token.replaceWith(token.textContent);
      looks.add(look);
    }
    // A Chromium without a Chinese font draws nothing for a Chinese text. Axe then takes it for an icon, and does not
    // look at its colours. A letter makes it a text.
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const { currentNode: text } = texts;
      if (text.parentElement?.closest("script, style, template, [aria-label]") !== null) continue;
      text.nodeValue = text.nodeValue?.replace(/^\s*(?=\p{Script=Han})/u, "$&n") ?? "";
    }
  });
}

/** The default rules that look at colours. No other one finds anything new when only the theme has changed. */
const colourRules = ["color-contrast", "link-in-text-block"];

/** What the default rules of axe, or those on colours, object to on a page, a line each. */
export function violations(page: Page, rules: "all" | "colours"): Promise<string[]> {
  const options = {
    resultTypes: ["violations"],
    ...(rules === "colours" && { runOnly: colourRules, preload: false }),
  };
  return page.evaluate(async (options) => {
    const { axe } = globalThis as unknown as { axe: Axe };
    const { violations } = await axe.run(options);
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary = "" }) => {
        const reason = failureSummary.split("\n").slice(1).join(" ").trim();
        return `${id}: ${html.slice(0, 150)} ${reason}`.replace(/\s+/g, " ");
      }),
    );
  }, options);
}
