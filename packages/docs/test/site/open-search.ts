import type { Page } from "playwright-core";

/** What the search shows of a page that it found. */
export interface Hit {
  url: string;
  title: string;
  /** The text around what was found. */
  excerpt: string;
  /** The names of all elements that this is made of. */
  elements: string[];
  /** Places within the page. */
  places: { url: string; title: string }[];
}

/** Opens the search of a page, as a reader does with the mouse. */
export async function openSearch(page: Page): Promise<void> {
  await page.locator("site-search button.open").click();
  await page.locator("site-search input").waitFor();
}

/** Types a query in place of the one before, and waits for what is found. */
export async function search(page: Page, query: string): Promise<Hit[]> {
  await page.locator("site-search input").fill(query);
  await settled(page);
  return hits(page);
}

/** Waits until no search is going on. */
export async function settled(page: Page): Promise<void> {
  await page.locator("site-search .results:not([aria-busy])").waitFor({ state: "attached" });
}

/** What is shown now. */
export function hits(page: Page): Promise<Hit[]> {
  return page.locator("site-search .results > li").evaluateAll((items) =>
    items.map((item) => {
      const [first, ...places] = [...item.querySelectorAll("a")].map((link) => ({
        url: link.href,
        title: link.querySelector("strong")?.textContent ?? link.textContent,
      }));
      if (first === undefined) throw new Error("A hit leads nowhere.");
      return {
        ...first,
        excerpt: item.querySelector("span")?.textContent ?? "",
        elements: [...item.querySelectorAll("*")].map(({ tagName }) => tagName.toLowerCase()),
        places,
      };
    }),
  );
}
