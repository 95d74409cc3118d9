import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { runtimeDependencies } from "../../src/runtime-dependencies.ts";
import { publicPackages, root } from "../../src/workspace.ts";
import { findOpenSettings, type Settings } from "./settings.ts";

const settings = parse(readFileSync(join(root, "pnpm-workspace.yaml"), "utf8")) as Settings;

test("the settings let nothing in unseen", () => {
  expect(findOpenSettings(settings)).toEqual([]);
});

test.each<[Settings, string]>([
  [
    { minimumReleaseAge: 60 },
    "minimumReleaseAge is 60, which is less than a day: most of what is withdrawn is in days",
  ],
  [
    { minimumReleaseAge: 0 },
    "minimumReleaseAge is 0, which is less than a day: most of what is withdrawn is in days",
  ],
  [
    { allowBuilds: { node: true, esbuild: true } },
    "allowBuilds lets esbuild run its scripts: say why in settings.ts",
  ],
  [
    { dangerouslyAllowAllBuilds: true },
    "dangerouslyAllowAllBuilds lets in what the other settings keep out: remove it",
  ],
  [
    { minimumReleaseAgeExclude: ["a"] },
    "minimumReleaseAgeExclude lets in what the other settings keep out: remove it",
  ],
  [{ blockExoticSubdeps: false }, "blockExoticSubdeps is false: remove it"],
  [{ strictDepBuilds: false }, "strictDepBuilds is false: remove it"],
])("%j is reported", (changed, problem) => {
  expect(findOpenSettings({ ...settings, ...changed })).toEqual([problem]);
});

test("what our users install runs no script of its own but Scarf's, which contract-tests turns off", () => {
  const all = publicPackages().flatMap(({ folder }) => runtimeDependencies(join(root, folder)).dependencies);
  const building = all.filter(({ installScripts }) => installScripts.length > 0);
  expect(building.map(({ path }) => path.join(" > "))).toEqual([
    "@minapp-users/contract-tests > @stoplight/prism-http > @scarf/scarf",
  ]);
});
