import { execFile } from "node:child_process";
import { cpSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { makeReleases, readPublished } from "../../src/workflows/make-releases.ts";
import { makeRepository, type Repository } from "../repository.ts";

const run = promisify(execFile);

/** A repository with two packages that were just published. */
function released(): Repository {
  const repository = makeRepository();
  const changelog = (name: string, version: string) => `# ${name}\n\n## ${version}\n\n- Of ${name}.\n`;
  const sbom = (component: object) => ({ bomFormat: "CycloneDX", metadata: { component } });
  repository.write({
    "spec/package.json": { name: "@minapp-users/spec", version: "0.1.0" },
    "spec/CHANGELOG.md": changelog("@minapp-users/spec", "0.1.0"),
    "packages/client/package.json": { name: "@minapp-users/client", version: "1.0.0-next.0" },
    "packages/client/CHANGELOG.md": changelog("@minapp-users/client", "1.0.0-next.0"),
    "sbom/a.json": sbom({ group: "@minapp-users", name: "client", version: "1.0.0-next.0" }),
    "sbom/b.json": sbom({ name: "@minapp-users/spec", version: "0.1.0" }),
  });
  return repository;
}

const spec = { name: "@minapp-users/spec", version: "0.1.0" };
const client = { name: "@minapp-users/client", version: "1.0.0-next.0" };

/** GitHub's command line with these releases, and what it was asked. */
function fakeGh(existing: string[] = [], refuses = false) {
  const calls: { args: string[]; input: string | undefined }[] = [];
  const gh = (args: string[], input?: string) => {
    if (args[1] === "view") return existing.includes(args[2] ?? "");
    calls.push({ args, input });
    return !refuses;
  };
  return { gh, calls };
}

test("a release has its tag at the commit, its part of the changelog and its SBOM", () => {
  using repository = released();
  const { gh, calls } = fakeGh();
  const source = { repository: repository.folder, commit: "abc", sbom: join(repository.folder, "sbom") };
  expect(makeReleases([spec, client], source, gh)).toEqual([
    "@minapp-users/spec@0.1.0",
    "@minapp-users/client@1.0.0-next.0",
  ]);
  const create = (tag: string, sbom: string) => [
    ...[
      "release",
      "create",
      tag,
      join(source.sbom, sbom),
      "--target",
      "abc",
      "--title",
      tag,
      "--notes-file",
      "-",
    ],
  ];
  expect(calls).toEqual([
    { args: create("@minapp-users/spec@0.1.0", "b.json"), input: "- Of @minapp-users/spec." },
    {
      args: [...create("@minapp-users/client@1.0.0-next.0", "a.json"), "--prerelease"],
      input: "- Of @minapp-users/client.",
    },
  ]);
});

test("of one that is already there, only the SBOM is uploaded again", () => {
  using repository = released();
  const { gh, calls } = fakeGh(["@minapp-users/spec@0.1.0"]);
  const source = { repository: repository.folder, commit: "abc", sbom: join(repository.folder, "sbom") };
  makeReleases([spec], source, gh);
  expect(calls.map(({ args }) => args)).toEqual([
    ["release", "upload", "@minapp-users/spec@0.1.0", join(source.sbom, "b.json"), "--clobber"],
  ]);
});

test.each([
  [
    "a version without an entry",
    { ...spec, version: "0.2.0" },
    /^no release of @minapp-users\/spec can be made: the changelog/,
  ],
  [
    "a package of others",
    { name: "other", version: "1.0.0" },
    /^other is no public package of this repository$/,
  ],
])("%s stops all before the first release", (_what, wrong, message) => {
  using repository = released();
  const { gh, calls } = fakeGh();
  const source = { repository: repository.folder, commit: "abc", sbom: join(repository.folder, "sbom") };
  expect(() => makeReleases([spec, wrong], source, gh)).toThrow(message);
  expect(calls).toEqual([]);
});

test("a release without its SBOM is none, nor one that GitHub refuses", () => {
  using repository = released();
  const source = { repository: repository.folder, commit: "abc", sbom: join(repository.folder, "spec") };
  expect(() => makeReleases([spec], source, fakeGh().gh)).toThrow(/is an SBOM of version 0\.1\.0$/);
  const whole = { ...source, sbom: join(repository.folder, "sbom") };
  expect(() => makeReleases([spec], whole, fakeGh([], true).gh)).toThrow(
    "GitHub took no release @minapp-users/spec@0.1.0: see above, then run this job again",
  );
});

test.each([undefined, "", "[]"])("%j is nothing published", (text) => {
  expect(readPublished(text)).toEqual([]);
});

test.each(["{}", '["a"]', '[{"name":"a"}]', "published"])("%j cannot be read", (text) => {
  expect(() => readPublished(text)).toThrow(/^PUBLISHED must be a JSON array of packages/);
});

test("the program runs where no package is installed", async () => {
  using repository = makeRepository();
  const folder = join(repository.folder, "packages/release/src");
  cpSync(fileURLToPath(new URL("../../src", import.meta.url)), folder, { recursive: true });
  repository.write({ "packages/release/package.json": { type: "module" } });
  const program = join(folder, "workflows/github-releases.ts");
  const { stdout } = await run(process.execPath, [program, "--help"]);
  expect(stdout).toMatch(/^usage: node packages\/release\/src\/workflows\/github-releases\.ts/);
  await expect(run(process.execPath, [program])).rejects.toMatchObject({
    code: 2,
    stderr: "github-releases: --sbom is missing: where are the SBOMs? (see --help)\n",
  });
});
