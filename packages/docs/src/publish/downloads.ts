import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";

const { resolve } = createRequire(import.meta.url);

/** The files of `@minapp-users/spec` by the name under which the site offers them. The English YAML has its comments. */
const copies = {
  "minapp-users.en.yaml": "minapp-users.yaml",
  "minapp-users.en.json": "minapp-users.json",
  "minapp-users.zh-CN.yaml": "minapp-users.zh-CN.yaml",
  "minapp-users.zh-CN.json": "minapp-users.zh-CN.json",
  "minapp-users.zh-CN.overlay.yaml": "minapp-users.zh-CN.overlay.yaml",
};

/** Writes the spec in each language, and the stories, into `download/` of the site. */
export async function writeDownloads(folder: string): Promise<void> {
  const downloads = join(folder, "download");
  await mkdir(downloads, { recursive: true });
  for (const [name, file] of Object.entries(copies)) {
    await copyFile(resolve(`@minapp-users/spec/${file}`), join(downloads, name));
  }
  const stories = await readFile(resolve("@minapp-users/spec/minapp-users.arazzo.yaml"), "utf8");
  await writeFile(join(downloads, "minapp-users.arazzo.yaml"), besideTheSpec(stories));
}

/** The stories name the spec by its file, which has another name among the downloads. */
function besideTheSpec(stories: string): string {
  const [before, after, ...more] = stories.split("url: ./minapp-users.yaml\n");
  if (before === undefined || after === undefined || more.length > 0) {
    throw new Error(
      "The stories do not name ./minapp-users.yaml exactly once: adapt packages/docs/src/publish/downloads.ts.",
    );
  }
  return `${before}url: ./minapp-users.en.yaml\n${after}`;
}
