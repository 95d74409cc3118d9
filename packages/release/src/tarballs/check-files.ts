import { existsSync } from "node:fs";
import { join } from "node:path";
import { isAllowed, requiredOf } from "./allowed-files.ts";
import type { Tarball } from "./tarball.ts";

/**
 * Finds files that do not belong into a package, and those that are missing.
 *
 * @param folder - the folder of the package in the workspace, where its sources are
 */
export function checkFiles({ manifest, files }: Tarball, folder: string): string[] {
  const problems: string[] = [];
  for (const path of files.keys()) {
    if (!isAllowed(manifest.name, path)) {
      problems.push(
        `${path} is not needed by its users: keep it out by \`files\`, or allow it in src/tarballs/allowed-files.ts`,
      );
    } else if (isLeftOver(path, folder)) {
      problems.push(`${path} has no source any more: remove dist and build again`);
    }
  }
  for (const path of requiredOf(manifest.name)) {
    if (!files.has(path)) problems.push(`${path} is missing: add it to the package or to \`files\``);
  }
  // pnpm packs it only when `files` names it.
  if (!files.has("CHANGELOG.md") && existsSync(join(folder, "CHANGELOG.md"))) {
    problems.push("CHANGELOG.md is missing: add it to `files`");
  }
  return problems;
}

/** Whether a module was built from a source that is gone; tsc never removes what it wrote. Generated sources are not in git. */
function isLeftOver(path: string, folder: string): boolean {
  const [, module] = /^dist\/(.+?)\.(js|d\.ts|js\.map)$/.exec(path) ?? [];
  if (module === undefined || module.startsWith("generated/")) return false;
  return !existsSync(join(folder, "src", `${module}.ts`));
}
