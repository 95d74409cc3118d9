import type { Page } from "playwright-core";

/**
 * Waits until what scrolls can have the focus, and no other code can: the page looks for that when it has been idle for
 * a while. A page that never gets there is left as it is, for the test to say so.
 */
export async function codeSettled(page: Page): Promise<void> {
  const settles = page.waitForFunction(
    () =>
      [...document.querySelectorAll(".expressive-code pre, main table")]
        .filter((code) => code.checkVisibility())
        .every((code) => code.scrollWidth > code.clientWidth === code.hasAttribute("tabindex")),
    undefined,
    { timeout: 3000 },
  );
  await settles.catch(() => {});
}
