import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { satisfies } from "semver";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { pins } from "../../src/workflows/pins.ts";
import { readActions, readWorkflows } from "../../src/workflows/workflow-file.ts";
import { workspaceFolders } from "../../src/workflows/workspace-scripts.ts";
import { root } from "../../src/workspace.ts";

interface Rule {
  matchPackageNames?: string[];
  matchDepNames?: string[];
  matchFileNames?: string[];
  allowedVersions?: string;
  minimumReleaseAge?: string;
}

interface Config {
  extends: string[];
  packageRules: Rule[];
  customManagers: { managerFilePatterns: string[]; matchStrings: string[]; depNameTemplate: string }[];
}

/** A dependency under the name that it has here, and the one that it has in the registry. */
interface Dependency {
  dependency: string;
  registered: string;
  version: string;
}

const read = (path: string) => readFileSync(join(root, path), "utf8");
const config = JSON.parse(read(".github/renovate.json")) as Config;
const workspace = parse(read("pnpm-workspace.yaml")) as {
  catalog: Record<string, string>;
  minimumReleaseAge: number;
};
const dependencies = findDependencies();

function findDependencies(): Dependency[] {
  const folders = [...workspaceFolders(), "examples/consumer-service"];
  const lists = folders.flatMap((folder) => {
    const manifest = JSON.parse(read(`${folder}/package.json`)) as Record<string, Record<string, string>>;
    return [manifest.dependencies, manifest.devDependencies, manifest.optionalDependencies];
  });
  const { packageManager } = JSON.parse(read("package.json")) as { packageManager: string };
  const all = [...lists, workspace.catalog, { pnpm: packageManager.replace("pnpm@", "") }].flatMap((list) =>
    Object.entries(list ?? {}).map(([dependency, version]) => {
      const [, registered = dependency, aliased = version] = /^npm:(.+)@([^@]+)$/.exec(version) ?? [];
      return { dependency, registered, version: aliased };
    }),
  );
  return all.filter(({ version }) => /^\d/.test(version));
}

/** The names in rules that nothing here has: a rule for them is one that was forgotten, or is written wrong. */
function strayNames(rules: Rule[]): string[] {
  const actions = pins([...readWorkflows(), ...readActions()]).map(({ action }) =>
    action.split("/").slice(0, 2).join("/"),
  );
  const here = dependencies.map(({ dependency }) => dependency);
  const registered = [...dependencies.map((it) => it.registered), ...actions];
  const isKnown = (known: string[], name: string) =>
    known.some((it) => (name.endsWith("/**") ? it.startsWith(name.slice(0, -2)) : it === name));
  return rules.flatMap(({ matchPackageNames = [], matchDepNames = [] }) => [
    ...matchPackageNames.filter((name) => !isKnown(registered, name)),
    ...matchDepNames.filter((name) => !isKnown(here, name)),
  ]);
}

/** The dependencies that are not what a rule allows. */
function disallowed(rules: Rule[]): string[] {
  return rules.flatMap(({ matchPackageNames = [], matchDepNames = [], allowedVersions }) =>
    dependencies
      .filter(
        ({ dependency, registered }) =>
          matchDepNames.includes(dependency) || matchPackageNames.includes(registered),
      )
      .filter(({ version }) => allowedVersions !== undefined && !satisfies(version, allowedVersions))
      .map(({ dependency, version }) => `${dependency} ${version}`),
  );
}

/** The files that name a version by a pattern of a custom manager, which none of its file patterns matches. */
function unmanaged({ managerFilePatterns, matchStrings }: Config["customManagers"][number]): string[] {
  const inGit = ["ls-files", "--cached", "--others", "--exclude-standard"];
  const patterns = managerFilePatterns.map((pattern) => new RegExp(pattern.slice(1, -1)));
  return execFileSync("git", inGit, { cwd: root, encoding: "utf8" })
    .split("\n")
    .filter((path) => /\.(?:md|ya?ml|json|sh)$|^\.ci\//.test(path) && !/(?:package|-lock)\.\w+$/.test(path))
    .filter((path) => existsSync(join(root, path)))
    .filter((path) => !patterns.some((pattern) => pattern.test(path)))
    .filter((path) => matchStrings.some((it) => new RegExp(it).test(read(path))));
}

test("each package that a rule names is used here", () => {
  expect(dependencies.length).toBeGreaterThan(50);
  expect(strayNames(config.packageRules)).toEqual([]);
  expect(strayNames([{ matchPackageNames: ["vitest", "vitset", "@stirker/**", "typescript-5.9"] }])).toEqual([
    "vitset",
    "@stirker/**",
    "typescript-5.9",
  ]);
  expect(strayNames([{ matchDepNames: ["typescript-5.9", "typescript-5.8"] }])).toEqual(["typescript-5.8"]);
});

test("each file that a rule names is here", () => {
  const files = config.packageRules.flatMap(({ matchFileNames = [] }) => matchFileNames);
  expect(files.length).toBeGreaterThan(0);
  for (const file of files) expect(() => read(file), file).not.toThrow();
});

test("what a rule holds back is where it should be", () => {
  expect(disallowed(config.packageRules)).toEqual([]);
  expect(disallowed([{ matchDepNames: ["typescript-5.9"], allowedVersions: "<5.9" }])).toEqual([
    expect.stringMatching(/^typescript-5\.9 5\.9\.\d+$/),
  ]);
  const held = config.packageRules.filter(({ allowedVersions }) => allowedVersions);
  const names = held.flatMap(({ matchDepNames = [], matchPackageNames = [] }) => [
    ...matchDepNames,
    ...matchPackageNames,
  ]);
  expect(names).toEqual(
    expect.arrayContaining(["typescript", "typescript-5.9", "typescript-7.0", "@microsoft/api-extractor"]),
  );
  // Every alias is there to stay on a line of its own, but the one that only keeps a version apart.
  const aliases = dependencies.filter(({ dependency, registered }) => dependency !== registered);
  expect(names).toEqual(
    expect.arrayContaining(
      aliases.map(({ dependency }) => dependency).filter((name) => name !== "vitest-of-verify"),
    ),
  );
});

test("wherever the version of pnpm or Node is written as text, Renovate finds it", () => {
  expect(config.customManagers.map(({ depNameTemplate }) => depNameTemplate)).toEqual(["pnpm", "node"]);
  for (const manager of config.customManagers) {
    expect(unmanaged(manager)).toEqual([]);
    expect(unmanaged({ ...manager, managerFilePatterns: [] })).not.toEqual([]);
  }
});

test("nothing is proposed that pnpm would refuse as too young", () => {
  expect(workspace.minimumReleaseAge).toBe(3 * 24 * 60);
  expect(config.extends).toContain("security:minimumReleaseAgeNpm"); // three days
  const ages = config.packageRules.flatMap(({ minimumReleaseAge }) => minimumReleaseAge ?? []);
  for (const age of ages) expect(Number.parseInt(age, 10), age).toBeGreaterThanOrEqual(3);
});
