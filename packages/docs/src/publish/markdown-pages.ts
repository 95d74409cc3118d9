import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pageToMarkdown } from "./page-to-markdown.ts";
import { readPages } from "./site-page.ts";

const link = '<link rel="alternate" type="text/markdown" href="index.md"/>';

/**
 * Writes beside each page of the site what it says, as Markdown, and names that file in the page's head.
 *
 * @param folder What Astro wrote.
 * @param site The address of the site, with a slash at its end.
 */
export async function writeMarkdownPages(folder: string, site: string): Promise<void> {
  for (const { path, address, html } of await readPages(folder)) {
    const file = join(folder, path);
    await writeFile(file.replace(/\.html$/, ".md"), pageToMarkdown(html, new URL(address, site).href, site));
    if (!html.includes(link)) await writeFile(file, html.replace("</head>", `${link}</head>`));
  }
}
