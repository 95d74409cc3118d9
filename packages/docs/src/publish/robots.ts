import { rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

/**
 * Tells search engines where the sitemap is. They look for this file at the root of the host only.
 *
 * The sitemap is a single file: the integration of Astro splits it for sites of many thousand pages, and names the
 * parts in an index that forgets the path of the site.
 *
 * @param site The address of the site, with a slash at its end.
 */
export async function writeRobots(folder: string, site: string): Promise<void> {
  await rename(join(folder, "sitemap-0.xml"), join(folder, "sitemap.xml"));
  await rm(join(folder, "sitemap-index.xml"));
  const sitemap = new URL("sitemap.xml", site).href;
  await writeFile(join(folder, "robots.txt"), `User-agent: *\nAllow: /\n\nSitemap: ${sitemap}\n`);
}
