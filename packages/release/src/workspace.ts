import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of this repository. */
export const root = fileURLToPath(new URL("../../../", import.meta.url));

/** A manifest, as far as a release needs it. */
export interface Manifest {
  name: string;
  version: string;
  private?: boolean;
  dependencies?: Record<string, string>;
}

/** A package of the workspace. */
export interface WorkspacePackage {
  /** Its folder, relative to the root, with `/`. */
  folder: string;
  manifest: Manifest;
}

/** Reads the packages that are published, in the order of their folders, in this repository or in a clone of it. */
export function publicPackages(repository = root): WorkspacePackage[] {
  const folders = ["spec", ...readdirSync(join(repository, "packages")).map((name) => `packages/${name}`)];
  return folders
    .map((folder) => ({ folder, manifest: readManifest(join(repository, folder)) }))
    .filter(({ manifest }) => !manifest.private);
}

/** Reads the manifest of the package in a folder. */
export function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest;
}
