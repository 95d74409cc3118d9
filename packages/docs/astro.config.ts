import starlight from "@astrojs/starlight";
import { defineConfig, passthroughImageService } from "astro/config";
import { whereSchema } from "./src/islands/where-playground/where-schema-plugin.ts";
import { sidebar } from "./src/sidebar.ts";
import { siteAddress } from "./src/site-address.ts";
import { sitemap } from "./src/sitemap.ts";

const site = siteAddress();

export default defineConfig({
  site,
  trailingSlash: "always",
  image: { service: passthroughImageService() },
  devToolbar: { enabled: false },
  // It warns of a directive that Astro itself puts into every page with components.
  vite: {
    logLevel: "error",
    plugins: [whereSchema()],
    // Scripts find what they load beside themselves, wherever the site lies.
    experimental: {
      renderBuiltUrl: (_name, { hostType }) => (hostType === "js" ? { relative: true } : undefined),
    },
  },
  integrations: [
    sitemap(site),
    starlight({
      title: { "zh-CN": "知晓云用户 API", en: "MinApp user API" },
      defaultLocale: "zh-CN",
      locales: {
        "zh-CN": { label: "简体中文", lang: "zh-CN" },
        en: { label: "English", lang: "en" },
      },
      favicon: "/favicon.svg",
      disable404Route: true,
      pagination: false,
      // The index is ours: src/publish/search-index.ts.
      pagefind: false,
      customCss: ["./src/styles/site.css", "./src/styles/reference.css"],
      components: {
        LanguageSelect: "./src/components/LanguageSelect.astro",
        MarkdownContent: "./src/components/MarkdownContent.astro",
        Search: "./src/components/Search.astro",
      },
      routeMiddleware: "./src/route-data.ts",
      sidebar: sidebar(),
    }),
  ],
});
