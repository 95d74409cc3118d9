import type { Gh, Published } from "./make-releases.ts";

/**
 * Finds packages whose version npm has, and GitHub has no release of: published by hand, or by a run that came no further. The
 * next comparison with the last release depends on their tags.
 *
 * @param registry - where npm's packages are
 * @throws Error in one sentence when the registry gives no clear answer
 */
export async function findUntagged(
  packages: Published[],
  gh: Gh,
  registry = "https://registry.npmjs.org",
): Promise<Published[]> {
  const found: Published[] = [];
  for (const it of packages) {
    const { name, version } = it;
    const { status } = await fetch(`${registry}/${name.replace("/", "%2F")}/${version}`);
    if (status !== 200 && status !== 404) {
      throw new Error(`npm answered ${status} when asked for ${name}@${version}: run this job again`);
    }
    if (status === 200 && !gh(["release", "view", `${name}@${version}`])) found.push(it);
  }
  return found;
}
