import type { Locale } from "../reference/locales.ts";

/** What readers call the subject of a page, where the page has another word for it. */
const words: Record<string, Record<Locale, string>> = {
  "guides/authentication/": {
    en: "X-Hydrogen-Env-ID environment login",
    "zh-CN": "X-Hydrogen-Env-ID 环境 登录",
  },
  "guides/paging/": { en: "pagination pages cursor", "zh-CN": "翻页 游标" },
  "guides/migrating-from-v1/": { en: "migrate migration upgrade deprecated", "zh-CN": "升级 废弃" },
};

/** The words of a page, by its path below the language. */
export function searchWords(path: string, locale: Locale): string[] {
  return (words[path]?.[locale] ?? "").split(" ");
}
