import { globSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pnpmCommand } from "@minapp-users/client-tests/pnpm-command";
import { run } from "@minapp-users/client-tests/run";
import { expect, onTestFinished, test } from "vitest";
import { parse } from "yaml";
import { root } from "../../src/workspace.ts";
import { findForeign, type Lockfile } from "./foreign.ts";

const lockfile = parse(readFileSync(join(root, "pnpm-lock.yaml"), "utf8")) as Lockfile;

test("everything comes from the registry, and is recognised by its content", () => {
  expect(Object.keys(lockfile.packages).length).toBeGreaterThan(500);
  expect(Object.keys(lockfile.importers).length).toBeGreaterThan(10);
  expect(findForeign(lockfile)).toEqual([]);
});

const integrity = `sha512-${"a".repeat(86)}==`;
const url = "https://codeload.example.org/a/tar.gz/1";

test.each<[string, Partial<Lockfile>, string]>([
  [
    "a repository",
    { packages: { [`a@${url}`]: { resolution: { tarball: url } } } },
    `a@${url} does not come from the registry: {"tarball":"${url}"}`,
  ],
  [
    "another host",
    { packages: { "a@1.0.0": { resolution: { integrity, tarball: url } } } },
    `a@1.0.0 does not come from the registry: {"tarball":"${url}"}`,
  ],
  [
    "git",
    { packages: { "a@1.0.0": { resolution: { commit: "abc", repo: "x", type: "git" } } } },
    'a@1.0.0 does not come from the registry: {"commit":"abc","repo":"x","type":"git"}',
  ],
  [
    "a folder",
    { packages: { "a@file:../a": { resolution: { directory: "../a", type: "directory" } } } },
    'a@file:../a does not come from the registry: {"directory":"../a","type":"directory"}',
  ],
  [
    "anywhere",
    { packages: { "@a/b@1.0.0": { resolution: {} } } },
    "@a/b@1.0.0 has no SHA-512 to recognise it by: remove it from the lockfile, and install again",
  ],
  [
    "a weaker hash",
    { packages: { "@a/b@1.0.0": { resolution: { integrity: "sha1-aaaa" } } } },
    "@a/b@1.0.0 has no SHA-512 to recognise it by: remove it from the lockfile, and install again",
  ],
  [
    "an address that a package names",
    { importers: { spec: { devDependencies: { a: { specifier: url, version: url } } } } },
    `spec takes a from ${url}: take it from the registry`,
  ],
  [
    "a tarball that a package names",
    { importers: { ".": { optionalDependencies: { a: { specifier: "x", version: "file:a.tgz" } } } } },
    ". takes a from file:a.tgz: take it from the registry",
  ],
])("what comes from %s is reported", (_what, changed, problem) => {
  expect(findForeign({ importers: {}, packages: {}, ...changed })).toEqual([problem]);
});

/** Commands that install by what the manifests say, and not by what the lockfile says. */
function findThawed(script: string): string[] {
  const installs = script.match(/\bpnpm(@[\w.]+)? (i|install|ci|add|update|up)\b.*/g) ?? [];
  return installs.filter((command) => !/(^|\s)--frozen-lockfile(\s|$)/.test(command));
}

test("workflows install what the lockfile says, and the run of all checks does so before anything else", () => {
  const paths = globSync([".github/**/*.yml", ".ci/*"], { cwd: root });
  const scripts = paths.map((path) => ({ path, text: readFileSync(join(root, path), "utf8") }));
  const thawed = scripts.flatMap(({ path, text }) => findThawed(text).map((command) => ({ path, command })));
  expect(thawed).toEqual([]);
  const ci = scripts.find(({ path }) => path === ".ci/run")?.text ?? "";
  expect(/\bpnpm@\S+ .*/.exec(ci)?.[0]).toMatch(/^pnpm@\S+ install --frozen-lockfile$/);
  expect(findThawed("- run: npx -y pnpm@1.2.3 install\n- run: pnpm add a")).toHaveLength(2);
  expect(findThawed("pnpm install --no-frozen-lockfile")).toHaveLength(1);
});

// Only `install` fails: with `verifyDepsBeforeRun`, a script warns of the same and runs, so workflows install first.
test("in CI, nothing is installed that the lockfile does not name", async () => {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), "minapp-users-frozen-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, "pnpm-workspace.yaml"), readFileSync(join(root, "pnpm-workspace.yaml")));
  const write = (dependencies: object) =>
    writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, dependencies }));
  const [pnpm, ...args] = pnpmCommand();
  const install = (...options: string[]) =>
    run(pnpm, [...args, "install", ...options], {
      cwd: folder,
      env: { ...(process.env as Record<string, string>), CI: "true" },
    });

  // Something that asks no registry: without any dependency, there is no lockfile to disagree with.
  mkdirSync(join(folder, "local"));
  write({ local: "link:./local" });
  expect(await install("--no-frozen-lockfile")).toMatchObject({ code: 0 });
  expect(await install()).toMatchObject({ code: 0 });
  write({ local: "link:./local", "is-not-in-the-lockfile": "1.0.0" });
  for (const options of [[], ["--frozen-lockfile"]]) {
    const { code, stdout, stderr } = await install(...options);
    expect(code).toBe(1);
    expect(stdout + stderr).toMatch(/Cannot install with "frozen-lockfile"/);
  }
});
