import type { Page } from "playwright-core";

/** How wide the document is: wider than the window, when it scrolls sideways. */
export function documentWidth(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth);
}

/** What reaches beyond the right edge of the window, and is not in a box that scrolls or cuts it off. */
export function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const scrolls = new Map<Element, boolean>();
    const inScrollingBox = (element: Element): boolean => {
      const known = scrolls.get(element);
      if (known !== undefined) return known;
      const { parentElement } = element;
      // The page itself is no such box, even if it cuts off what is too wide.
      const scrolling =
        element !== document.body &&
        (getComputedStyle(element).overflowX !== "visible" ||
          (parentElement !== null && inScrollingBox(parentElement)));
      scrolls.set(element, scrolling);
      return scrolling;
    };
    return [...document.body.querySelectorAll("*")]
      .filter((element) => element.getBoundingClientRect().right > innerWidth + 0.5)
      .filter((element) => element.checkVisibility() && !inScrollingBox(element))
      .map((element) => element.outerHTML.slice(0, 100));
  });
}
