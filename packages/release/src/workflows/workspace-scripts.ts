import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../workspace.ts";

/** The names of the scripts of each package of the workspace, by its name; the root comes first. */
export function workspaceScripts(repository = root): Map<string, Set<string>> {
  const scripts = new Map<string, Set<string>>();
  for (const folder of workspaceFolders(repository)) {
    const manifest = JSON.parse(readFileSync(join(repository, folder, "package.json"), "utf8")) as {
      name: string;
      scripts?: Record<string, string>;
    };
    scripts.set(manifest.name, new Set(Object.keys(manifest.scripts ?? {})));
  }
  return scripts;
}

/** The folders of the root and of all packages, relative to the repository, with `/`; the root comes first. */
export function workspaceFolders(repository = root): string[] {
  const packages = readdirSync(join(repository, "packages")).map((name) => `packages/${name}`);
  return [".", "spec", ...packages].filter((folder) => existsSync(join(repository, folder, "package.json")));
}
