import type { Page } from "playwright-core";
import type { Operation } from "../../src/single-page/operations.ts";

/** How far the heading of an operation is from the upper edge of the window. Infinitely, if it is not shown. */
export async function distanceFromTop(page: Page, { summary, hash }: Operation): Promise<number> {
  const heading = page
    .locator("main h2")
    .filter({ has: page.locator(`a[href="${hash}"]`), hasText: summary });
  if ((await heading.count()) !== 1) return Infinity;
  return (await heading.boundingBox())?.y ?? Infinity;
}
