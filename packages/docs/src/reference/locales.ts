/** The languages of the site, as they stand in its addresses. The first is that of most of its readers. */
export const locales = ["zh-CN", "en"] as const;

/** A language of the site. */
export type Locale = (typeof locales)[number];

/** Whether a part of an address names a language of the site. */
export function isLocale(value: string | undefined): value is Locale {
  return locales.some((locale) => locale === value);
}
