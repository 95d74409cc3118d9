import { glob, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Every page of a folder, as its path in it with slashes, in a fixed order. */
export async function listPages(folder: string): Promise<string[]> {
  const found: string[] = [];
  for await (const path of glob("**/*.html", { cwd: folder })) found.push(path.replaceAll("\\", "/"));
  return found.sort();
}

/** Rewrites every page of a folder. */
export async function rewritePages(
  folder: string,
  rewrite: (html: string, path: string) => string,
): Promise<void> {
  for (const path of await listPages(folder)) {
    const file = join(folder, path);
    await writeFile(file, rewrite(await readFile(file, "utf8"), path));
  }
}
