import { globSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** What npm publishes whatever `files` says. */
const always = ["package.json", "README*", "LICENSE*", "CHANGELOG*"];

/**
 * Finds the files of a package that are published, those in `dist` as far as it is built.
 *
 * @param folder - the folder of the package
 * @returns paths relative to it, with `/`, in order
 */
export function publishedFiles(folder: string): string[] {
  const { files = [] } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as {
    files?: string[];
  };
  const patterns = files.map((pattern) => pattern.replace(/\/+$/, ""));
  const found = globSync([...always, ...patterns.flatMap((it) => [it, `${it}/**`])], { cwd: folder });
  return [...new Set(found)]
    .filter((path) => statSync(join(folder, path)).isFile())
    .map((path) => path.replaceAll("\\", "/"))
    .sort();
}
