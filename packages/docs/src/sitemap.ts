import sitemapIntegration from "@astrojs/sitemap";

/** The pages of the site in each language. The first page of all, which only picks one, is not among them. */
export function sitemap(site: string) {
  const { origin } = new URL(site);
  const below = (url: string) => site + url.slice(origin.length + 1);
  return sitemapIntegration({
    filter: (page) => page !== `${origin}/`,
    i18n: { defaultLocale: "zh-CN", locales: { "zh-CN": "zh-CN", en: "en" } },
    // A site below a path: the integration takes the host only.
    serialize: (item) => ({
      ...item,
      url: below(item.url),
      ...(item.links !== undefined && {
        links: item.links.map((link) => ({ ...link, url: below(link.url) })),
      }),
    }),
  });
}
