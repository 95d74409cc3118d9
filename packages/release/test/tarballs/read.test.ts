import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createTarGzip } from "nanotar";
import { expect, onTestFinished, test } from "vitest";
import { readAll } from "../../src/tarballs/gather.ts";
import { readTarball } from "../../src/tarballs/tarball.ts";
import { publicPackages } from "../../src/workspace.ts";
import { writeTarball } from "./make-tarball.ts";

function temporaryFolder(): string {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), "minapp-users-tarballs-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Packs packages that hold nothing but their names, and gives the folder, made by `changeset pack` when there is a plan. */
async function packedIn(names: string[], plan?: object): Promise<string> {
  const folder = join(temporaryFolder(), "packages");
  mkdirSync(folder);
  for (const [index, name] of names.entries()) {
    await writeTarball(join(folder, `${index}.tgz`), { "package.json": { name, version: "1.0.0" } });
  }
  if (plan) writeFileSync(join(dirname(folder), "publish-plan.json"), JSON.stringify(plan));
  return folder;
}

const names = publicPackages().map(({ manifest }) => manifest.name);

test("every public package must be there, once, and nothing else", async () => {
  const [first = "", ...others] = names;
  const all = await readAll(await packedIn(names));
  expect(all.map(({ tarball }) => tarball.manifest.name)).toEqual(names);
  await expect(readAll(await packedIn(others))).rejects.toThrow(
    new RegExp(`^\\S+ does not hold ${first}: pack every package that is to be published$`),
  );
  await expect(readAll(await packedIn([...names, first]))).rejects.toThrow(
    / is \S+ as well as .*: remove one of them$/,
  );
  await expect(readAll(await packedIn([...names, "@minapp-users/docs"]))).rejects.toThrow(
    /^\S+ is @minapp-users\/docs, which is not to be published: remove it$/,
  );
});

test("where Changesets packed, its plan says which", async () => {
  const [first = "", second = ""] = names;
  const version = 1;
  const plan = [[{ kind: "publish", name: first }], [{ kind: "tag-only", name: second }]];
  expect(await readAll(await packedIn([first], { version, plan }))).toHaveLength(1);
  await expect(readAll(await packedIn([], { version, plan }))).rejects.toThrow(`does not hold ${first}`);
  await expect(readAll(await packedIn([first, second], { version, plan }))).rejects.toThrow(
    "not to be published",
  );
});

test("what is no package is said to be none", async () => {
  const path = join(temporaryFolder(), "a.tgz");
  writeFileSync(path, "no archive");
  await expect(readTarball(path)).rejects.toThrow(/^a\.tgz is no gzipped tarball: pack it again$/);
  await writeTarball(path, { "README.md": "" });
  await expect(readTarball(path)).rejects.toThrow(/ holds no package\.json: pack it again$/);
  writeFileSync(path, await createTarGzip([{ name: "elsewhere/package.json", data: "{}" }]));
  await expect(readTarball(path)).rejects.toThrow(
    / holds elsewhere\/package\.json \(file\), and npm expects files in package\//,
  );
});
