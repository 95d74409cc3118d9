import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { isLocale, type Locale } from "../reference/locales.ts";
import { attribute, elementsOf } from "./elements.ts";
import { listPages } from "./html-files.ts";

/** A page of the site in one language. */
export interface SitePage {
  /** The path of its HTML in the folder of the site. */
  path: string;
  /** Its path in the site, with a slash at the end and none at the beginning. */
  address: string;
  locale: Locale;
  title: string;
  /** What it is about, in a sentence. */
  description: string;
  html: string;
}

/** The pages of the site that are in a language, which are all but the first page and the one for what is missing. */
export async function readPages(folder: string): Promise<SitePage[]> {
  const paths = (await listPages(folder)).filter((path) => path.endsWith("/index.html"));
  const pages = await Promise.all(
    paths.map(async (path) => {
      const [locale] = path.split("/");
      if (!isLocale(locale)) return [];
      const html = await readFile(join(folder, path), "utf8");
      const address = path.slice(0, -"index.html".length);
      return [{ path, address, locale, html, ...describe(html, address) }];
    }),
  );
  return pages.flat();
}

function describe(html: string, address: string): Pick<SitePage, "title" | "description"> {
  const said = new Map<string, string>();
  for (const element of elementsOf(html)) {
    if (element.tagName !== "meta") continue;
    const name = attribute(element, "property") ?? attribute(element, "name");
    if (name !== undefined) said.set(name, attribute(element, "content") ?? "");
  }
  const title = said.get("og:title");
  const description = said.get("description");
  if (!title || !description) {
    throw new Error(`The page /${address} has no title or no description: give it both in its frontmatter.`);
  }
  return { title, description };
}

/** The address of a page's Markdown; any other address as it is. */
export function markdownAddress(address: URL, site: string): string {
  const path = address.href.startsWith(site) ? address.pathname.slice(new URL(site).pathname.length) : "";
  if (!isLocale(path.split("/")[0]) || !path.endsWith("/")) return address.href;
  return new URL(`${path}index.md${address.search}${address.hash}`, site).href;
}
