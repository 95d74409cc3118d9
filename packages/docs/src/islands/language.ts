/** The languages of the islands. */
export type Language = "en" | "zh";

/** The language of a part of the page: that of its own `lang`, or of what is around it. */
export function languageOf(element: Element): Language {
  const lang = element.closest("[lang]")?.getAttribute("lang") ?? "";
  return /^zh\b/i.test(lang) ? "zh" : "en";
}
