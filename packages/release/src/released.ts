import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { prerelease, rcompare, valid } from "semver";

const run = promisify(execFile);

/** What is known of the last release of a package. */
export interface Released {
  /** Its tag, as Changesets makes it: `@minapp-users/spec@0.2.0`. */
  tag: string;
  version: string;
}

/**
 * Finds the last release of a package by the tags of the history that leads to what is checked out. A prerelease is none: what
 * follows one is compared with what most people have.
 *
 * @param repository - a folder with a git repository in it
 * @returns undefined when it was never released
 * @throws Error when the history cannot tell: there is none, or not all of it
 */
export async function lastRelease(repository: string, name: string): Promise<Released | undefined> {
  if ((await git(repository, "rev-parse", "--is-shallow-repository")).trim() === "true") {
    throw new Error("this clone has no tags to find the last release by: run `git fetch --unshallow --tags`");
  }
  const tags = (await git(repository, "tag", "--list", `${name}@*`, "--merged", "HEAD")).split("\n");
  const versions = tags
    .map((tag) => tag.slice(name.length + 1))
    .filter((version) => valid(version) === version && !prerelease(version));
  const version = versions.sort(rcompare)[0];
  return version === undefined ? undefined : { tag: `${name}@${version}`, version };
}

/**
 * Reads a file as it was at a tag.
 *
 * @param path - relative to the repository, with `/`
 * @returns undefined when it was not there
 */
export async function readAt(repository: string, tag: string, path: string): Promise<string | undefined> {
  const found = await git(repository, "ls-tree", "--name-only", tag, "--", path);
  return found.trim() === "" ? undefined : await git(repository, "show", `${tag}:${path}`);
}

async function git(repository: string, ...args: string[]): Promise<string> {
  try {
    const { stdout } = await run("git", args, { cwd: repository, maxBuffer: 64 * 1024 * 1024 });
    return stdout;
  } catch (error) {
    const { stderr = "" } = error as { stderr?: string };
    const [reason = "is git installed?"] = stderr.trim().split("\n");
    throw new Error(`git ${args[0]} in ${repository} failed: ${reason}`);
  }
}
