import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { publicPackages } from "../workspace.ts";
import { changelogEntry } from "./changelog-entry.ts";

/** A package that npm has now. */
export interface Published {
  name: string;
  version: string;
}

/** Where releases are made, and from what. */
export interface ReleaseSource {
  /** The folder of a checkout of what was published. */
  repository: string;
  /** The commit that the tags are for. */
  commit: string;
  /** A folder with an SBOM (CycloneDX, JSON) of each package. */
  sbom: string;
}

/**
 * Runs GitHub's command line.
 *
 * @param input - what it reads
 * @returns whether it ended well
 */
export type Gh = (args: string[], input?: string) => boolean;

/**
 * Reads the output `published-packages` of Changesets' action, which is empty when nothing was published.
 *
 * @throws Error in one sentence when it is something else
 */
export function readPublished(text: string | undefined): Published[] {
  let published: unknown;
  try {
    published = JSON.parse(text || "[]");
  } catch {
    published = undefined;
  }
  const isOne = (it: unknown) =>
    typeof (it as Published)?.name === "string" && typeof (it as Published).version === "string";
  if (!Array.isArray(published) || !published.every(isOne)) {
    throw new Error("PUBLISHED must be a JSON array of packages, each with its name and version");
  }
  return published as Published[];
}

/**
 * Makes a tag and a GitHub release for each package, with its part of the changelog and its SBOM. Of one that is already
 * there, only the SBOM is uploaded again, so that a run can be repeated.
 *
 * @returns the tags
 * @throws Error in one sentence when a changelog or an SBOM is missing (then nothing was made), or GitHub refuses
 */
export function makeReleases(published: Published[], source: ReleaseSource, gh: Gh): string[] {
  const folders = new Map(
    publicPackages(source.repository).map(({ folder, manifest }) => [manifest.name, folder]),
  );
  const releases = published.map((it) => {
    const folder = folders.get(it.name);
    if (folder === undefined) throw new Error(`${it.name} is no public package of this repository`);
    return { ...it, tag: `${it.name}@${it.version}`, ...contentOf(it, folder, source) };
  });
  for (const { tag, notes, sbom, version } of releases) {
    const isThere = gh(["release", "view", tag]);
    const done = isThere
      ? gh(["release", "upload", tag, sbom, "--clobber"])
      : gh(
          [
            ...[
              "release",
              "create",
              tag,
              sbom,
              "--target",
              source.commit,
              "--title",
              tag,
              "--notes-file",
              "-",
            ],
            ...(version.includes("-") ? ["--prerelease"] : []),
          ],
          notes,
        );
    if (!done) throw new Error(`GitHub took no release ${tag}: see above, then run this job again`);
  }
  return releases.map(({ tag }) => tag);
}

function contentOf(
  { name, version }: Published,
  folder: string,
  source: ReleaseSource,
): { notes: string; sbom: string } {
  try {
    const changelog = readFileSync(join(source.repository, folder, "CHANGELOG.md"), "utf8");
    return { notes: changelogEntry(changelog, version), sbom: sbomOf({ name, version }, source.sbom) };
  } catch (error) {
    throw new Error(`no release of ${name} can be made: ${(error as Error).message}`);
  }
}

/** The file in a folder whose component is the package. */
function sbomOf({ name, version }: Published, folder: string): string {
  for (const file of readdirSync(folder).filter((it) => it.endsWith(".json"))) {
    const { metadata } = JSON.parse(readFileSync(join(folder, file), "utf8")) as {
      metadata?: { component?: { group?: string; name: string; version: string } };
    };
    const { group, name: bare, version: its } = metadata?.component ?? {};
    if ((group ? `${group}/${bare}` : bare) === name && its === version) return join(folder, file);
  }
  throw new Error(`no file in ${folder} is an SBOM of version ${version}`);
}
