import { excerptNodes } from "./excerpt.ts";
import type { PagefindPlace, PagefindResult } from "./pagefind.ts";

/** How many places within a page are shown. */
const most = 2;

/** A page that was found, with the places in it that have most of what was looked for. */
export function showResult({ url, meta, excerpt, sub_results }: PagefindResult): HTMLLIElement {
  const item = document.createElement("li");
  const title = document.createElement("strong");
  title.textContent = meta.title ?? url;
  const text = document.createElement("span");
  text.append(...excerptNodes(excerpt));
  item.append(link(url, "page", title, text), ...bestPlaces(url, sub_results).map(showPlace));
  return item;
}

function bestPlaces(url: string, places: PagefindPlace[]): PagefindPlace[] {
  return places
    .filter((place) => place.url !== url && !place.url.endsWith("#_top"))
    .sort((a, b) => scoreOf(b) - scoreOf(a))
    .slice(0, most);
}

function scoreOf({ weighted_locations }: PagefindPlace): number {
  return weighted_locations.reduce((sum, { balanced_score }) => sum + balanced_score, 0);
}

function showPlace({ url, title = url }: PagefindPlace): HTMLAnchorElement {
  return link(url, "place", title);
}

function link(href: string, name: string, ...content: (Node | string)[]): HTMLAnchorElement {
  const anchor = document.createElement("a");
  anchor.className = name;
  anchor.href = href;
  anchor.append(...content);
  return anchor;
}
