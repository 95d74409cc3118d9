import { mkdir, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";

/**
 * Puts a finished folder in the place of another one, which need not exist. Both are on one file system, so whoever
 * looks sees the old content or the new, never half of it.
 *
 * @param scratch A folder of the caller for the moment between the two; what is left of the old one is deleted.
 */
export async function replaceFolder(target: string, finished: string, scratch: string): Promise<void> {
  const old = join(scratch, "old", "dist");
  await mkdir(dirname(old), { recursive: true });
  const replaced = await rename(target, old).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return false;
      throw error;
    },
  );
  try {
    await rename(finished, target);
  } catch (error) {
    if (replaced) await rename(old, target);
    throw error;
  }
  await rm(old, { recursive: true, force: true });
}
