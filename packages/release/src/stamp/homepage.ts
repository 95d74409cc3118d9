import { readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Reads the address that the repository gives for its site: a placeholder as long as it has no host.
 *
 * @param root - the folder of a checkout
 * @throws Error in one sentence when there is none
 */
export function homepageOf(root: string): URL {
  const file = join(root, "package.json");
  const { homepage = "" } = JSON.parse(readFileSync(file, "utf8")) as { homepage?: string };
  if (!URL.canParse(homepage))
    throw new Error(`${file} has no address as its homepage: add the one of the site`);
  return new URL(homepage);
}
