import { isPlaceholder } from "../stamp/address.ts";
import type { Tarball } from "./tarball.ts";

/**
 * Finds what `release:stamp` would have put right: without `repository`, npm refuses provenance, and a placeholder must never
 * be published.
 *
 * @param folder - where the package is in the repository, with `/`
 * @param site - the homepage of the repository: as long as that is a placeholder, no file may hold its host
 */
export function checkStamp({ manifest, files }: Tarball, folder: string, site: URL): string[] {
  const { homepage = "", repository, bugs } = manifest;
  const problems: string[] = [];
  if (!/^git\+https:\/\/.+\.git$/.test(repository?.url ?? "") || repository?.directory !== folder) {
    problems.push(
      `its \`repository\` does not lead to ${folder} in a repository: run release:stamp before packing`,
    );
  }
  if (!bugs?.url?.startsWith("https://")) {
    problems.push("its `bugs` names no address: run release:stamp before packing");
  }
  if (!URL.canParse(homepage) || isPlaceholder(new URL(homepage))) {
    problems.push("its `homepage` is no address of a site: run release:stamp before packing");
  }
  for (const [path, { text }] of isPlaceholder(site) ? files : []) {
    if (text.includes(site.host))
      problems.push(`${path} still holds ${site.host}: run release:stamp before packing`);
  }
  return problems;
}
