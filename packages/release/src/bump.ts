import { compare, diff, major, minor, patch } from "semver";

/** How large a step from one version to the next is, from the smallest to the largest. */
export const bumps = ["none", "patch", "minor", "major"] as const;

/** How large a step from one version to the next is. */
export type Bump = (typeof bumps)[number];

/** Whether a step is at least as large as another one. */
export function isAtLeast(bump: Bump, other: Bump): boolean {
  return bumps.indexOf(bump) >= bumps.indexOf(other);
}

/** The largest of some steps; `none` of none. */
export function largest(all: Iterable<Bump>): Bump {
  let found: Bump = "none";
  for (const bump of all) if (isAtLeast(bump, found)) found = bump;
  return found;
}

/**
 * How large the step between two versions is. A prerelease counts as the version that it leads to, and 0.x has no rules of
 * its own: a change that breaks users leads to 1.0.0 (docs/decisions/versions-mean-what-they-say.md).
 *
 * @throws TypeError when one of them is no version, or `to` is below `from`
 */
export function bumpBetween(from: string, to: string): Bump {
  if (compare(from, to) > 0) throw new TypeError(`version ${to} is below ${from}, which is already released`);
  const step = diff(release(from), release(to));
  return (step as Bump | null) ?? "none";
}

function release(version: string): string {
  return `${major(version)}.${minor(version)}.${patch(version)}`;
}
