import type { Page } from "playwright-core";

/** Where the focus is to go, and where it went. */
export interface TabWalk {
  /** What a reader can use or scroll, in the order of the page. */
  expected: string[];
  /** What had the focus after each Tab, from the first to the last. */
  reached: string[];
  /** What looks the same with the focus as without. */
  unmarked: string[];
  /** What had the focus outside of the window. */
  outOfSight: string[];
}

declare global {
  interface Window {
    tabStops: { stops: HTMLElement[]; looks: Map<HTMLElement, string>; look(element: HTMLElement): string };
  }
}

/** Goes through a page with the Tab key, from its beginning to its end. */
export async function walkByTab(page: Page): Promise<TabWalk> {
  const expected = await page.evaluate(() => {
    const interactive =
      "a[href], button:enabled, summary, input:enabled, select:enabled, textarea:enabled, [tabindex='0']";
    const stops = [...document.querySelectorAll<HTMLElement>(interactive)]
      .filter((element) => element.checkVisibility({ visibilityProperty: true }))
      // Tab goes to one of a group of radio buttons, and the arrow keys to the others.
      .filter(
        (element) => !(element instanceof HTMLInputElement) || element.type !== "radio" || element.checked,
      );
    // The mark may be on what is around, as with the label of a radio button, or in it.
    const look = (element: HTMLElement) =>
      [element, element.parentElement, element.firstElementChild]
        .filter((one) => one !== null)
        .map((one) => {
          const style = getComputedStyle(one);
          // An outline that is not drawn has a width and a colour all the same.
          const outline = style.outlineStyle === "none" ? "none" : style.outline;
          const { boxShadow, backgroundColor, borderColor, textDecoration } = style;
          return [outline, boxShadow, backgroundColor, borderColor, textDecoration].join();
        })
        .join();
    window.tabStops = { stops, look, looks: new Map(stops.map((stop) => [stop, look(stop)])) };
    return stops.map((stop, index) => `${index} ${stop.outerHTML.replace(/\s+/g, " ").slice(0, 100)}`);
  });
  const reached: string[] = [];
  const unmarked: string[] = [];
  const outOfSight: string[] = [];
  // One more than there are, so that what nobody expected is noticed.
  for (let presses = 0; presses <= expected.length; presses += 1) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(() => {
      const { tabStops } = window;
      const element = document.activeElement as HTMLElement | null;
      if (element === null || element === document.body) return undefined;
      const { top, bottom, left, right } = element.getBoundingClientRect();
      return {
        name: `${tabStops.stops.indexOf(element)} ${element.outerHTML.replace(/\s+/g, " ").slice(0, 100)}`,
        marked: tabStops.look(element) !== tabStops.looks.get(element),
        inSight: bottom > 0 && top < innerHeight && right > 0 && left < innerWidth,
      };
    });
    if (stop === undefined) break;
    reached.push(stop.name);
    if (!stop.marked) unmarked.push(stop.name);
    if (!stop.inSight) outOfSight.push(stop.name);
  }
  return { expected, reached, unmarked, outOfSight };
}
