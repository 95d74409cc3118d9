import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { planned } from "../src/planned.ts";
import { makeRepository, type Repository } from "./repository.ts";

/** A workspace with one public package, at a version. */
function workspace(version: string): Repository {
  const repository = makeRepository();
  repository.write({
    "package.json": { name: "root", private: true, packageManager: "pnpm@12.21.0" },
    "pnpm-workspace.yaml": "packages:\n  - spec\n  - packages/*\n",
    ".changeset/config.json": { baseBranch: "main", access: "public" },
    "spec/package.json": { name: "@minapp-users/spec", version },
    "packages/other/package.json": { name: "other", version: "0.0.0", private: true },
  });
  repository.commit();
  return repository;
}

const changeset = (bump: string) => `---\n"@minapp-users/spec": ${bump}\n---\n\nA change.\n`;

test("a package that was never released can become anything", async () => {
  using repository = workspace("0.0.0");
  repository.write({ ".changeset/first.md": changeset("minor") });
  expect(await planned(repository.folder, "@minapp-users/spec")).toEqual({
    name: "@minapp-users/spec",
    released: undefined,
    next: "0.1.0",
    bump: "major",
  });
});

test("without a changeset, nothing is planned", async () => {
  using repository = workspace("1.2.0");
  repository.tag("@minapp-users/spec@1.2.0");
  expect(await planned(repository.folder, "@minapp-users/spec")).toMatchObject({
    next: "1.2.0",
    bump: "none",
  });
});

test("of the pending changesets the largest counts, and of the tags the last one that leads here", async () => {
  using repository = workspace("1.10.0");
  for (const version of ["1.2.0", "1.10.0", "1.9.0"]) repository.tag(`@minapp-users/spec@${version}`);
  for (const other of ["not-a-version", "v2.0.0", "2.0.0-next.0"])
    repository.tag(`@minapp-users/spec@${other}`);
  repository.tag("@minapp-users/spec-check@3.0.0");
  repository.write({ ".changeset/a.md": changeset("patch"), ".changeset/b.md": changeset("minor") });
  expect(await planned(repository.folder, "@minapp-users/spec")).toEqual({
    name: "@minapp-users/spec",
    released: { tag: "@minapp-users/spec@1.10.0", version: "1.10.0" },
    next: "1.11.0",
    bump: "minor",
  });
});

test("a tag of another branch does not count", async () => {
  using repository = workspace("1.2.0");
  repository.tag("@minapp-users/spec@1.2.0");
  execFileSync("git", ["checkout", "--quiet", "-b", "other"], { cwd: repository.folder, stdio: "pipe" });
  repository.commit();
  repository.tag("@minapp-users/spec@1.3.0");
  execFileSync("git", ["checkout", "--quiet", "main"], { cwd: repository.folder, stdio: "pipe" });
  expect(await planned(repository.folder, "@minapp-users/spec")).toMatchObject({
    released: { version: "1.2.0" },
  });
});

test("a prerelease is measured by the last version that is none", async () => {
  using repository = workspace("2.0.0-next.0");
  for (const version of ["1.2.0", "2.0.0-next.0"]) repository.tag(`@minapp-users/spec@${version}`);
  expect(await planned(repository.folder, "@minapp-users/spec")).toMatchObject({
    released: { version: "1.2.0" },
    bump: "major",
  });
});

test("once the changesets are applied, the step is still the same", async () => {
  using repository = workspace("1.2.0");
  repository.tag("@minapp-users/spec@1.2.0");
  repository.write({ "spec/package.json": { name: "@minapp-users/spec", version: "2.0.0" } });
  expect(await planned(repository.folder, "@minapp-users/spec")).toMatchObject({
    next: "2.0.0",
    bump: "major",
  });
});

test("a version that the changelog tells of and that has no tag is an error once there is more to release", async () => {
  using repository = workspace("0.1.0");
  repository.write({ "spec/CHANGELOG.md": "# @minapp-users/spec\n\n## 0.1.0\n\nThe first.\n" });
  expect(await planned(repository.folder, "@minapp-users/spec")).toMatchObject({
    released: undefined,
    next: "0.1.0",
  });
  repository.write({ ".changeset/second.md": changeset("patch") });
  await expect(planned(repository.folder, "@minapp-users/spec")).rejects.toThrow(
    "the tag @minapp-users/spec@0.1.0 is missing: run `git fetch --tags`, or set it where 0.1.0 was released",
  );
});

test("what cannot be known is an error", async () => {
  using repository = workspace("1.2.0");
  await expect(planned(repository.folder, "other")).rejects.toThrow(/^other is no public package of /);
  repository.commit(); // so that the clone lacks one
  using clone = makeRepository();
  const from = `file://${repository.folder}`;
  execFileSync("git", ["clone", "--quiet", "--depth=1", from, "clone"], { cwd: clone.folder, stdio: "pipe" });
  await expect(planned(`${clone.folder}/clone`, "@minapp-users/spec")).rejects.toThrow(
    /^this clone has no tags to find the last release by: run `git fetch --unshallow --tags`$/,
  );
});
