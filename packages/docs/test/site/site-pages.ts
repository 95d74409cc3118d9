import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { listPages } from "../../src/publish/html-files.ts";
import { isLocale, type Locale, locales } from "../../src/reference/locales.ts";
import { siteFolder } from "./site-folder.ts";

/** The paths of all pages in the folder of the site. The single pages of Redoc, which are downloads, have tests of their own. */
export const pagePaths: readonly string[] = (await listPages(siteFolder)).filter(
  (path) => !path.startsWith("download/"),
);

if (pagePaths.length < 50) throw new Error(`There are only ${pagePaths.length} pages in ${siteFolder}.`);

/** The address of a page below that of the site: its folder, or its file where that has another name. */
export function addressOf(path: string): string {
  return path.replace(/(?<=^|\/)index\.html$/, "");
}

/** The language of a page, which the first page and the one for what is missing do not have. */
export function languageOf(path: string): Locale | undefined {
  const [first] = path.split("/");
  return isLocale(first) ? first : undefined;
}

/** The paths of the pages in a language. */
export function pagesIn(locale: Locale): string[] {
  return pagePaths.filter((path) => languageOf(path) === locale);
}

/** The path of the same page in the other language. */
export function counterpartOf(path: string): string {
  const own = languageOf(path);
  const other = locales.find((locale) => locale !== own);
  if (own === undefined) throw new Error(`${path} is in no language.`);
  return `${other}${path.slice(own.length)}`;
}

/** The text of a page's file. */
export function readPage(path: string): Promise<string> {
  return readFile(join(siteFolder, path), "utf8");
}
