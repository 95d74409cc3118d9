/**
 * Puts the style sheet of an island on the page, with its script and without a request: no address is in it, so that the
 * site works below any path.
 */
export function addStyle(css: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}
