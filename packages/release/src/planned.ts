import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import getReleasePlan from "@changesets/get-release-plan";
import { prerelease } from "semver";
import { type Bump, bumpBetween } from "./bump.ts";
import { lastRelease, type Released } from "./released.ts";
import { publicPackages } from "./workspace.ts";

/** What the next release makes of a package. */
export interface Planned {
  name: string;
  /** The last release; undefined when there was none. */
  released: Released | undefined;
  /** The version that it has once the pending changesets are applied. */
  next: string;
  /** The step from the last release to that version; `major` when there was none, since nobody can be broken. */
  bump: Bump;
}

/**
 * Tells what the pending changesets make of a package. Once they are applied (in the pull request that Changesets opens),
 * none is pending, and the version in the manifest is the next one: the step is the same before and after.
 *
 * @param repository - the folder of a clone with its tags
 * @throws Error when the package is not published, or a tag is missing
 */
export async function planned(repository: string, name: string): Promise<Planned> {
  const found = publicPackages(repository).find(({ manifest }) => manifest.name === name);
  if (!found) throw new Error(`${name} is no public package of ${repository}`);
  const released = await lastRelease(repository, name);
  const { version } = found.manifest;
  const { releases } = await getReleasePlan(repository);
  const next = releases.find((release) => release.name === name)?.newVersion ?? version;
  if (
    !released &&
    next !== version &&
    !prerelease(version) &&
    hasEntry(join(repository, found.folder), version)
  ) {
    const tag = `${name}@${version}`;
    throw new Error(
      `the tag ${tag} is missing: run \`git fetch --tags\`, or set it where ${version} was released`,
    );
  }
  return { name, released, next, bump: released ? bumpBetween(released.version, next) : "major" };
}

/** Whether the changelog of a package tells of a version, which is then released, or about to be. */
function hasEntry(folder: string, version: string): boolean {
  const changelog = join(folder, "CHANGELOG.md");
  return existsSync(changelog) && readFileSync(changelog, "utf8").split("\n").includes(`## ${version}`);
}
