import { attribute, elementsOf } from "../../src/publish/elements.ts";

/** What a page says of itself to browsers, search engines and messengers. */
export interface PageHead {
  lang: string | undefined;
  title: string;
  /** The texts of `<meta>`, by name or property. */
  meta: Map<string, string>;
  canonical: string | undefined;
  /** The same page by language, as `hreflang` names it. */
  alternates: Record<string, string>;
}

/** Reads the head of a page. */
export function headOfPage(html: string): PageHead {
  const head: PageHead = {
    lang: undefined,
    title: "",
    meta: new Map(),
    canonical: undefined,
    alternates: {},
  };
  for (const element of elementsOf(html)) {
    const value = (name: string) => attribute(element, name) ?? "";
    if (element.tagName === "html") head.lang = value("lang");
    const [text] = element.childNodes;
    // The first one: pictures have titles too.
    if (element.tagName === "title") head.title ||= text !== undefined && "value" in text ? text.value : "";
    if (element.tagName === "meta") head.meta.set(value("property") || value("name"), value("content"));
    if (element.tagName !== "link") continue;
    if (value("rel") === "canonical") head.canonical = value("href");
    if (value("rel") === "alternate" && value("hreflang") !== "")
      head.alternates[value("hreflang")] = value("href");
  }
  return head;
}
