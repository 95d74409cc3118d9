import { writeFile } from "node:fs/promises";
import { join } from "node:path";

/**
 * Tells search engines where the sitemap is. They look for this file at the root of the host only.
 *
 * @param site The address of the site, with a slash at its end.
 */
export async function writeRobots(folder: string, site: string): Promise<void> {
  const sitemap = new URL("sitemap-index.xml", site).href;
  await writeFile(join(folder, "robots.txt"), `User-agent: *\nAllow: /\n\nSitemap: ${sitemap}\n`);
}
