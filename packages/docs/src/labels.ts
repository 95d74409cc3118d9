import english from "./labels/en.json" with { type: "json" };
import chinese from "./labels/zh-CN.json" with { type: "json" };
import { isLocale, type Locale } from "./reference/locales.ts";

/** A text of the interface that is ours. Starlight has its own. */
export type Label = keyof typeof english;

const all: Record<Locale, Record<Label, string>> = { en: english, "zh-CN": chinese };

/** The language of a page, which is the first part of its address. */
export function localeOf(locale: string | undefined): Locale {
  if (!isLocale(locale)) throw new Error(`A page is in ${locale}, which is no language of the site.`);
  return locale;
}

/** The texts of the interface in the language of a page. */
export function labels(locale: string | undefined): (label: Label) => string {
  const texts = all[localeOf(locale)];
  return (label) => texts[label];
}
