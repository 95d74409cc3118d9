import type { Page } from "playwright-core";

/** What a reader or a screen reader takes for a label. */
const labels =
  "button, summary, h1, h2, h3, h4, h5, h6, nav a, nav summary, label, legend, option, th, figcaption, dt";
const attributes = ["aria-label", "title", "placeholder", "alt"];
/** What is the same in every language. */
const code = "code, kbd, pre, .method, .status, script, style, svg, [lang=en]";

/** The labels of a page that have no Chinese character, as far as they are not code. */
export function untranslatedLabels(page: Page): Promise<string[]> {
  return page.evaluate(
    ({ labels, attributes, code }) => {
      const withoutCode = (element: Element) => {
        const copy = element.cloneNode(true) as Element;
        for (const part of copy.querySelectorAll(code)) part.remove();
        return copy.textContent;
      };
      const texts = [...document.querySelectorAll(labels)]
        .filter((element) => element.closest(code) === null)
        .map(withoutCode);
      const hidden = attributes.flatMap((name) =>
        [...document.querySelectorAll(`[${name}]`)].map((element) => element.getAttribute(name) ?? ""),
      );
      return [...texts, ...hidden]
        .map((text) => text.replace(/\s+/g, " ").trim())
        .filter((text) => /[A-Za-z]/.test(text) && !/\p{Script=Han}/u.test(text));
    },
    { labels, attributes, code },
  );
}

/** The paragraphs, items and cells of a page that are English: some words in a row, and no Chinese character. */
export function englishSentences(page: Page): Promise<string[]> {
  return page.evaluate((code) => {
    return [...document.querySelectorAll("p, li, td, dd, figcaption, div.text")]
      .filter((element) => element.closest(code) === null)
      .map((element) => {
        const copy = element.cloneNode(true) as Element;
        // What is within has its own turn.
        for (const part of copy.querySelectorAll(`${code}, p, li, ul, ol, table, div`)) part.remove();
        return copy.textContent.replace(/\s+/g, " ").trim();
      })
      .filter((text) => /[A-Za-z]+ [A-Za-z]+ [A-Za-z]+/.test(text) && !/\p{Script=Han}/u.test(text));
  }, code);
}
