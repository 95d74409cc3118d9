import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { DocsBuildError } from "./docs-build-error.ts";

/**
 * Runs a build unless another one is running: Astro keeps what it is about to render in a folder of the package, where
 * two builds would take it from one another.
 *
 * @param lock A folder that is there while a build runs.
 * @throws {DocsBuildError} if another build is running.
 */
export async function onlyOne(lock: string, build: () => Promise<void>): Promise<void> {
  const owner = join(lock, "pid");
  await mkdir(dirname(lock), { recursive: true });
  try {
    await mkdir(lock);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    const pid = Number(await readFile(owner, "utf8").catch(() => ""));
    if (isRunning(pid)) {
      throw new DocsBuildError(
        `The docs were not built: process ${pid} is building them; wait until it has ended and build again.`,
      );
    }
  }
  await writeFile(owner, String(process.pid));
  try {
    await build();
  } finally {
    await rm(lock, { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
