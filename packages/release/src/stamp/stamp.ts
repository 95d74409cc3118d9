import { execFile } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { publicPackages } from "../workspace.ts";
import { isPlaceholder, readSite } from "./address.ts";
import { homepageOf } from "./homepage.ts";
import type { StampOptions } from "./options.ts";
import { publishedFiles } from "./published-files.ts";
import { stampManifest } from "./stamp-manifest.ts";

const run = promisify(execFile);

/**
 * Writes the addresses of the repository and of the site into what is published of this checkout. Nothing is written when
 * anything is wrong.
 *
 * @param root - the folder of the checkout
 * @returns the files that it changed, relative to `root`, with `/`
 * @throws Error in one sentence when a file was stamped otherwise before, or has changes that are not committed
 */
export async function stamp(root: string, { repository, site, force }: StampOptions): Promise<string[]> {
  const stamped = new Map<string, string>();
  const replaceSite = replacer(root, site);
  for (const { folder } of publicPackages(root)) {
    for (const name of publishedFiles(join(root, folder))) {
      const file = `${folder}/${name}`;
      const text = readText(join(root, file));
      if (text === undefined) continue;
      const withSite = replaceSite(text);
      const whole =
        name === "package.json" ? stampManifest(withSite, file, { repository, site, folder }) : withSite;
      if (whole !== text) stamped.set(file, whole);
    }
  }
  const files = [...stamped.keys()];
  if (!force && files.length > 0) await requireCommitted(root, files);
  for (const [file, text] of stamped) writeFileSync(join(root, file), text);
  return files;
}

/** Replaces the address that stands for that of the site, which is the homepage of the repository. */
function replacer(root: string, site: string): (text: string) => string {
  const homepage = homepageOf(root);
  // One that is real stands in the files as it should, and the site has no other.
  if (!isPlaceholder(homepage)) {
    if (readSite(homepage.href) === site) return (text) => text;
    throw new Error(
      `the homepage in package.json is ${homepage.href}, so the site is not ${site}: change one of them`,
    );
  }
  const address = homepage.href.replace(/\/+$/, "").replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  // With or without the slash at its end, but no longer host.
  const pattern = new RegExp(`${address}(?:/|(?![\\w:-]|\\.\\w))`, "g");
  return (text) => text.replace(pattern, () => site);
}

/** The text of a file; undefined when it holds none. */
function readText(path: string): string | undefined {
  const bytes = readFileSync(path);
  return bytes.includes(0) ? undefined : bytes.toString("utf8");
}

/** Without this, who stamps a working copy could not get back to it by `git restore`. */
async function requireCommitted(root: string, files: string[]): Promise<void> {
  const args = ["status", "--porcelain", "--untracked-files=all", "--", ...files];
  let changed: string[];
  try {
    changed = (await run("git", args, { cwd: root })).stdout.split("\n").filter((line) => line !== "");
  } catch {
    throw new Error(`${root} is no git checkout, so what is stamped could not be undone: give --force`);
  }
  if (changed.length === 0) return;
  const names = changed.map((line) => line.slice(3)).join(", ");
  throw new Error(
    `${names} would be stamped with changes that are not committed: commit them, or give --force`,
  );
}
