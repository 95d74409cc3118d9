import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { badCommands, pnpmCommands } from "../../src/workflows/commands.ts";
import { readActions, readWorkflows } from "../../src/workflows/workflow-file.ts";
import { root } from "../../src/workspace.ts";
import { action, withSteps } from "./files.ts";

const { packageManager } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
  packageManager: string;
};

test("the calls of pnpm are found, wherever they stand", () => {
  const found = pnpmCommands(readWorkflows(), readActions()).map(({ name }) => name);
  expect(found).toEqual(
    expect.arrayContaining([
      "test",
      "build",
      "start",
      "release:rehearse",
      "release:check",
      "release:version",
    ]),
  );
  expect(found).toEqual(expect.arrayContaining(["install", "exec"]));
  const [command] = pnpmCommands([
    withSteps(
      `- run: |\n    if true; then npx --yes ${packageManager} --filter=@minapp-users/client run test --x \\\n      y; fi`,
    ),
  ]);
  expect(command).toEqual({
    where: ".github/workflows/a.yml, job job, step 1",
    version: packageManager.replace("pnpm@", ""),
    filter: "@minapp-users/client",
    name: "test",
    args: ["--x", "y"],
  });
});

test.each([
  ["a script of the root", "pnpm tets", "runs the script tets, which minapp-users does not have"],
  [
    "a script of a package",
    "pnpm --filter @minapp-users/client mutants",
    "runs the script mutants, which @minapp-users/client does not have",
  ],
  [
    "a package",
    "pnpm --filter @minapp-users/cleint test",
    "filters by @minapp-users/cleint, which is no package of the workspace",
  ],
  [
    "a package for Turborepo",
    `npx -y ${packageManager} build --filter=@minapp-users/dosc`,
    "filters by @minapp-users/dosc, which is no package of the workspace",
  ],
  ["a program", "pnpm exec changesets pack", "runs changesets, which no dependency of the root brings"],
  ["a version", "npx -y pnpm test", "takes any version of pnpm: name the one of package.json"],
])("%s that is not there is found", (_what, run, message) => {
  expect(badCommands([withSteps(`- run: ${run}`)])).toEqual([
    `.github/workflows/a.yml, job job, step 1 ${message}`,
  ]);
});

test("another version than that of package.json is found, in actions as well", () => {
  const text = "runs: { using: composite, steps: [{ run: npm install --global pnpm@1.2.3, shell: bash }] }";
  expect(badCommands([withSteps("- run: npx -y pnpm@1 test")], [action(text)])).toEqual([
    `.github/workflows/a.yml calls pnpm@1, but package.json has ${packageManager}`,
    `.github/actions/own/action.yml calls pnpm@1.2.3, but package.json has ${packageManager}`,
  ]);
});

test("the script that an action is to run is looked at", () => {
  const steps = "- uses: changesets/action/version@abc\n  with: { script: pnpm release:verison }";
  expect(badCommands([withSteps(steps)])).toEqual([
    ".github/workflows/a.yml, job job, step 1 runs the script release:verison, which minapp-users does not have",
  ]);
});
