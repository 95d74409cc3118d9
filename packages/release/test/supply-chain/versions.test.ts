import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { root } from "../../src/workspace.ts";
import { findInexact, type Pins } from "./inexact.ts";

const read = (path: string) => readFileSync(join(root, path), "utf8");
const manifests = globSync(["package.json", "spec/package.json", "packages/*/package.json"], { cwd: root });

test.each(manifests)("%s names exact versions", (path) => {
  expect(findInexact(path, JSON.parse(read(path)) as Pins)).toEqual([]);
});

test("the catalog and the overrides name exact versions", () => {
  const settings = parse(read("pnpm-workspace.yaml")) as Pins;
  expect(Object.keys(settings.catalog ?? {}).length).toBeGreaterThan(5);
  expect(findInexact("pnpm-workspace.yaml", settings, /^$/)).toEqual([]);
});

test.each(globSync("examples/*/package.json", { cwd: root }))(
  "%s names exact versions, or tarballs",
  (path) => {
    expect(findInexact(path, JSON.parse(read(path)) as Pins, /^file:tarballs\/[\w-]+\.tgz$/)).toEqual([]);
  },
);

test.each([
  "^1.2.3",
  "~1.2.3",
  "1.2",
  "1.x",
  "*",
  "",
  "latest",
  ">=1.2.3",
  "1.2.3 || 2.0.0",
  "npm:other@^1.2.3",
  "npm:other",
  "workspace:^",
  "link:../other",
  "git+https://code.example.org/other.git",
  "team/other#v1.2.3",
  "https://registry.example.org/other.tgz",
])("%j is not exact", (version) => {
  for (const kind of ["dependencies", "devDependencies", "optionalDependencies", "overrides", "catalog"]) {
    expect(findInexact("a", { [kind]: { other: version } })).toEqual([
      `a has other ${JSON.stringify(version)} in ${kind}: name one version`,
    ]);
  }
  expect(findInexact("a", { catalogs: { old: { other: version } } })).toHaveLength(1);
});

test.each(["1.2.3", "1.2.3-beta.1", "npm:other@1.2.3", "npm:@scope/other@1.2.3", "workspace:*", "catalog:"])(
  "%j is exact",
  (version) => expect(findInexact("a", { dependencies: { other: version } })).toEqual([]),
);

const documents = [
  "README*.md",
  "CONTRIBUTING.md",
  "packages/*/README*.md",
  "examples/**/*.md",
  "docs/**/*.md",
  ".ci/*",
  ".github/**/*.yml",
];

test("wherever pnpm is called with a version, it is the one of the repository", () => {
  const { packageManager } = JSON.parse(read("package.json")) as { packageManager: string };
  expect(packageManager).toMatch(/^pnpm@\d+\.\d+\.\d+$/);
  const found = globSync(documents, { cwd: root, exclude: ["**/node_modules"] }).flatMap((path) => {
    const calls = read(path).match(/\bpnpm@[\w.^~-]*\w/g) ?? [];
    return calls.map((call) => ({ path, call }));
  });
  expect(new Set(found.map(({ path }) => path))).toContain("README.md");
  expect(found.filter(({ call }) => call !== packageManager)).toEqual([]);
});
