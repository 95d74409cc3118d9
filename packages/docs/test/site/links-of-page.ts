import { attribute, elementsOf } from "../../src/publish/elements.ts";
import { siteAddress } from "../../src/site-address.ts";

/** Where the site will be. Canonical links, the sitemap and what is for machines have whole addresses. */
export const site = siteAddress();

/** The attributes that hold an address. The last one is for the search. */
const names = ["href", "src", "poster", "action", "data-bundle"];

/** All addresses of a page, as they are written. */
export function linksOfPage(html: string): string[] {
  return [...elementsOf(html)].flatMap((element) =>
    names.map((name) => attribute(element, name)).filter((value) => value !== undefined),
  );
}

/** All places of a page that a fragment can name. */
export function idsOfPage(html: string): Set<string> {
  return new Set(
    [...elementsOf(html)].map((element) => attribute(element, "id")).filter((id) => id !== undefined),
  );
}

/** All addresses of a Markdown text, those in code excepted. */
export function linksOfMarkdown(text: string): string[] {
  const withoutCode = text.replace(/^(\s*)(```+)[^\n]*\n[\s\S]*?^\1\2\s*$/gm, "").replace(/`[^`\n]*`/g, "`");
  return [...withoutCode.matchAll(/\]\(<?([^)\s>]+)>?[^)]*\)/g)].map(([, address = ""]) => address);
}
