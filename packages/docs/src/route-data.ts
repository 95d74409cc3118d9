import { defineRouteMiddleware } from "@astrojs/starlight/route-data";

/** A language as Open Graph writes it. */
const openGraphLocales: Record<string, string> = { en: "en_US", "zh-CN": "zh_CN" };

/** Puts right what Starlight writes into the head of a page. */
export const onRequest = defineRouteMiddleware(({ locals, site }) => {
  for (const { attrs } of locals.starlightRoute.head) {
    if (attrs === undefined || site === undefined) continue;
    // A site below a path: Starlight takes the host only.
    for (const name of ["href", "content"]) {
      const value = attrs[name];
      if (typeof value === "string" && value.startsWith(`${site.origin}/`) && !value.startsWith(site.href)) {
        attrs[name] = site.href + value.slice(site.origin.length + 1);
      }
    }
    if (attrs.rel === "sitemap") attrs.href = "/sitemap.xml";
    if (attrs.property === "og:locale")
      attrs.content = openGraphLocales[String(attrs.content)] ?? attrs.content;
    // There is no picture.
    if (attrs.name === "twitter:card") attrs.content = "summary";
  }
});
