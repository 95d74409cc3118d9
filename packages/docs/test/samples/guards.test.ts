import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmulator } from "@minapp-users/emulator";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { environmentOf } from "./execute-sample.ts";
import { guideFiles } from "./guide-files.ts";
import { interpreters } from "./interpreters.ts";
import { runFile } from "./run-file.ts";

const scripts = guideFiles().filter(({ name }) => name.endsWith(".sh"));
const missing = interpreters[".sh"]?.missing;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "minapp-users-guards-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe("a script of a guide whose variable is empty ends without a request", () => {
  const guarded = ["atomic-updates/update.sh", "bulk-updates/count.sh", "bulk-updates/update.sh"];
  for (const { name, path } of scripts.filter((it) => guarded.includes(it.name))) {
    test.skipIf(missing !== undefined)(name, async () => {
      const source = await readFile(path, "utf8");
      const emptied = source.replace(/^(WHERE|USER_ID)=.*/m, "$1=");
      expect(emptied).not.toBe(source);
      const file = join(folder, name.replace("/", "-"));
      await writeFile(file, emptied);
      await using emulator = await startEmulator({ seed: [{ id: 1, score: -1 }] });
      const { exitCode, stderr } = await runFile(file, environmentOf(emulator));
      expect(exitCode, stderr).toBeGreaterThan(0);
      expect(stderr).toContain("is empty");
      expect(emulator.requests).toEqual([]);
    });
  }

  test("those are all scripts that have a variable of their own", async () => {
    const sources = await Promise.all(scripts.map(({ path }) => readFile(path, "utf8")));
    const own = scripts.filter((_, index) => /^[A-Z_]+=/m.test(sources[index] ?? ""));
    expect(own.map(({ name }) => name)).toEqual(guarded);
  });
});
