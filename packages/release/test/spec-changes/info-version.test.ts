import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { readInfoVersions, setInfoVersion, versionedFiles } from "../../src/spec-changes/info-version.ts";
import { root } from "../../src/workspace.ts";
import { makeSpecRepository, spec } from "./repositories.ts";

const main = join(root, "packages/release/src/spec-changes/main.ts");

function contentsOf(folder: string): string[] {
  return versionedFiles.map((file) => readFileSync(join(folder, file), "utf8"));
}

test("the files of this repository have one version", async () => {
  const versions = await readInfoVersions(root);
  expect(versions.map(({ file }) => file)).toEqual(versionedFiles);
  expect(new Set(versions.map(({ version }) => version)).size).toBe(1);
});

test("the version that is planned is written, and nothing else", async () => {
  using repository = makeSpecRepository();
  repository.plan({ [spec]: "major" });
  const before = contentsOf(repository.folder);
  expect(await setInfoVersion(repository.folder)).toEqual(
    versionedFiles.map((file) => ({ file, before: "0.1.0", version: "1.0.0" })),
  );
  const after = contentsOf(repository.folder);
  expect(after).toEqual(before.map((content) => content.replace("version: 0.1.0", "version: 1.0.0")));
  expect(await readInfoVersions(repository.folder)).toEqual(
    versionedFiles.map((file) => ({ file, version: "1.0.0" })),
  );
  expect((await setInfoVersion(repository.folder)).every((it) => it.before === it.version)).toBe(true);
  expect(contentsOf(repository.folder)).toEqual(after);
});

test("quotes, comments and other versions stay", async () => {
  using repository = makeSpecRepository();
  repository.plan({ [spec]: "minor" });
  const [file] = versionedFiles;
  const text = (version: string) =>
    `openapi: 3.1.0 # version: 0.0.1\nx-version: { version: 0.0.1 }\ninfo: { title: "version: 0.0.1", version:  "${version}" } # so far\n`;
  repository.write({ [file]: text("0.0.1") });
  await setInfoVersion(repository.folder);
  expect(readFileSync(join(repository.folder, file), "utf8")).toBe(text("0.1.0"));
  repository.write({ [file]: text("0.0.1").replaceAll('"', "'").replaceAll("\n", "\r\n") });
  await setInfoVersion(repository.folder);
  expect(readFileSync(join(repository.folder, file), "utf8")).toBe(
    text("0.1.0").replaceAll('"', "'").replaceAll("\n", "\r\n"),
  );
});

test("a file without a version is an error, and no file is written", async () => {
  using repository = makeSpecRepository();
  repository.plan({ [spec]: "major" });
  const [file, arazzo] = versionedFiles;
  const [text = "", stories = ""] = contentsOf(repository.folder);
  for (const [name, content] of [
    [arazzo, "arazzo: 1.0.1\ninfo: { title: Stories }\n"],
    [file, "openapi: 3.1.0\n"],
  ] as const) {
    repository.write({ [file]: text, [arazzo]: stories, [name]: content });
    const before = contentsOf(repository.folder);
    await expect(readInfoVersions(repository.folder)).rejects.toThrow(
      `${name} has no info.version: write one`,
    );
    await expect(setInfoVersion(repository.folder)).rejects.toThrow(`${name} has no info.version: write one`);
    expect(contentsOf(repository.folder)).toEqual(before);
  }
});

test("the command explains itself, and refuses what it does not know", async () => {
  const run = promisify(execFile);
  const { stdout } = await run(process.execPath, [main, "--help"]);
  expect(stdout).toMatch(/^usage: pnpm release:info-version\n/);
  await expect(run(process.execPath, [main, "--fix"])).rejects.toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/^release:info-version: Unknown option '--fix'.*\(see --help\)\n$/),
  });
});
