import type { Page } from "playwright-core";

/** A named value of a page: a parameter, a header, a property. */
export interface NamedValue {
  name: string;
  /** All of its text, what is folded included. */
  text: string;
}

/** What a reader of a page has before anything is clicked, and what is in the page besides. Without spaces, see {@link squeeze}. */
export interface PageText {
  /** What is seen. */
  seen: string;
  /** What is in closed `<details>`, and the samples in the languages that are not chosen. */
  folded: string;
  values: NamedValue[];
}

/** A text without spaces: where lines end, how code is indented and what stands between elements does not matter. */
export function squeeze(text: string): string {
  return text.replace(/\s+/g, "");
}

/** Reads the main part of a page. */
export async function readText(page: Page): Promise<PageText> {
  const { seen, folded, values } = await page.evaluate(() => {
    const main = document.querySelector("main");
    if (main === null) throw new Error("The page has no <main>.");
    const closed = [...main.querySelectorAll("details:not([open]), .sample")];
    return {
      // biome-ignore lint/performance/useDomNodeTextContent: what is not rendered is not to count.
      seen: main.innerText,
      folded: closed.map(({ textContent }) => textContent).join("\n"),
      values: [...main.querySelectorAll(".property")].map((value) => ({
        name: value.querySelector(".property-head .name")?.textContent ?? "",
        text: value.textContent,
      })),
    };
  });
  return {
    seen: squeeze(seen),
    folded: squeeze(folded),
    values: values.map(({ name, text }) => ({ name: squeeze(name), text: squeeze(text) })),
  };
}
