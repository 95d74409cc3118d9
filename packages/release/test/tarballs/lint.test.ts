import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { exportsCode, lintPackage, lintTypes } from "../../src/tarballs/lint.ts";
import { readTarball, type Tarball } from "../../src/tarballs/tarball.ts";
import { type Files, goodManifest, goodPackage, writeTarball } from "./make-tarball.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(realpathSync(tmpdir()), "minapp-users-lint-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** attw reads the file itself, so it stays until the end. */
async function tarballOf(changed: Files): Promise<Tarball> {
  const path = join(folder, "package.tgz");
  await writeTarball(path, { ...goodPackage, ...changed }, ["dist/bundled.js"]);
  return readTarball(path);
}

test("a good package has nothing wrong", async () => {
  const tarball = await tarballOf({});
  expect(await lintPackage(tarball)).toEqual([]);
  expect(await lintTypes(tarball)).toEqual([]);
});

test("what publint only suggests is reported as well", async () => {
  const { type: _, ...manifest } = goodManifest;
  expect(await lintPackage(await tarballOf({ "package.json": manifest }))).toEqual(
    expect.arrayContaining([expect.stringMatching(/^publint: .*"type"/)]),
  );
});

test("types that cannot be resolved, or are not there, are reported", async () => {
  const unresolved = { "dist/index.d.ts": 'export { all } from "./resolve";\n' };
  expect(await lintTypes(await tarballOf(unresolved))).toEqual([
    expect.stringMatching(/^attw: InternalResolutionError in /),
  ]);
  const untyped = { ...goodManifest, exports: { ".": "./dist/bundled.js" } };
  const { "dist/bundled.d.ts": _, "dist/index.d.ts": __, "dist/resolve.d.ts": ___, ...code } = goodPackage;
  const path = join(folder, "untyped.tgz");
  await writeTarball(path, { ...code, "package.json": untyped });
  expect(await lintTypes(await readTarball(path))).toEqual([
    "attw: it exports code and has no types: build with `declaration`",
  ]);
});

test("a package that exports data only has no types to look at", async () => {
  const exports = { "./a.yaml": "./a.yaml", "./a.json": "./dist/a.json" };
  expect(exportsCode(await tarballOf({ "package.json": { ...goodManifest, exports } }))).toBe(false);
  expect(exportsCode(await tarballOf({}))).toBe(true);
});
