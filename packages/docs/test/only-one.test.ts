import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { onlyOne } from "../src/only-one.ts";
import { temporaryFolder } from "./publish/temporary-folder.ts";

test("a build runs, and leaves no lock behind, not even when it fails", async () => {
  await using folder = await temporaryFolder();
  const lock = join(folder.path, "cache", "build");
  let seen = false;
  await onlyOne(lock, async () => {
    seen = existsSync(lock);
  });
  expect(seen).toBe(true);
  expect(existsSync(lock)).toBe(false);
  await expect(onlyOne(lock, () => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
  expect(existsSync(lock)).toBe(false);
});

test("while another process builds, it says so and leaves it alone", async () => {
  await using folder = await temporaryFolder();
  const lock = join(folder.path, "build");
  await mkdir(lock);
  await writeFile(join(lock, "pid"), String(process.ppid));
  await expect(onlyOne(lock, () => Promise.resolve())).rejects.toThrow(
    `The docs were not built: process ${process.ppid} is building them; wait until it has ended and build again.`,
  );
  expect(existsSync(lock)).toBe(true);
});

test.each(["", "0", "4194305", "none"])(
  "a lock that was left by a process %j that is gone is taken",
  async (pid) => {
    await using folder = await temporaryFolder();
    const lock = join(folder.path, "build");
    await mkdir(lock);
    await writeFile(join(lock, "pid"), pid);
    let built = false;
    await onlyOne(lock, async () => {
      built = true;
    });
    expect(built).toBe(true);
  },
);
