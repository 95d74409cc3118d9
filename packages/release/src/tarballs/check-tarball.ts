import { join } from "node:path";
import { homepageOf } from "../stamp/homepage.ts";
import { root, type WorkspacePackage } from "../workspace.ts";
import { checkFiles } from "./check-files.ts";
import { checkImports } from "./check-imports.ts";
import { checkManifest } from "./check-manifest.ts";
import { checkSourceMaps } from "./check-source-maps.ts";
import { checkStamp } from "./check-stamp.ts";
import { checkText } from "./check-text.ts";
import { exportsCode, lintPackage, lintTypes } from "./lint.ts";
import type { Tarball } from "./tarball.ts";

/**
 * Looks at a package as the registry would get it, by our own checks, by publint and by attw.
 *
 * @param stamped - whether it must name its repository and its site, as what is published must
 * @returns what is wrong, one sentence each, with the name of the package
 */
export async function checkTarball(
  tarball: Tarball,
  workspacePackage: WorkspacePackage,
  stamped: boolean,
): Promise<string[]> {
  const problems = [
    ...inspectTarball(tarball, workspacePackage, stamped),
    ...(await lintPackage(tarball)),
    ...(exportsCode(tarball) ? await lintTypes(tarball) : []),
  ];
  return problems.map((problem) => `${tarball.manifest.name}: ${problem}`);
}

/** Our own checks. */
export function inspectTarball(tarball: Tarball, { folder }: WorkspacePackage, stamped: boolean): string[] {
  return [
    ...checkFiles(tarball, join(root, folder)),
    ...checkManifest(tarball),
    ...checkText(tarball),
    ...checkImports(tarball),
    ...checkSourceMaps(tarball),
    ...(stamped ? checkStamp(tarball, folder, homepageOf(root)) : []),
  ];
}
