import { expect, test } from "vitest";
import { given } from "../../src/rehearsal/readme/given.ts";
import * as rows from "../../src/rehearsal/rows/index.ts";
import { packRows } from "../../src/rehearsal/steps/pack.ts";
import { publicPackages, root } from "../../src/workspace.ts";
import { makeRepository } from "../repository.ts";

const names = publicPackages().map(({ manifest }) => manifest.name.split("/")[1]);

test("every public package has a row for the commands of its README, and what its examples take for granted", () => {
  expect(names.length).toBeGreaterThan(4);
  expect(rows.readmeRows.map(({ name }) => name).sort()).toEqual(
    names.map((name) => `README: ${name}`).sort(),
  );
  expect(Object.keys(given).sort()).toEqual([...names, "repository"].sort());
});

test("the client is run on every runtime, its types in every compiler", () => {
  expect(rows.runtimeRows.map(({ name }) => name.replace("client: ", ""))).toEqual([
    ...["Node 20", "Node 22", "Node 24", "Node 26"],
    ...["Node 20, require()", "Node 22, require()", "Node 24, require()", "Node 26, require()"],
    ...["Bun", "Deno", "workerd", "Chromium"],
  ]);
  expect(rows.snippetRows.map(({ name }) => name)).toEqual([
    expect.stringMatching(/ 5\.9\./),
    expect.stringMatching(/ 6\.0\./),
    expect.stringMatching(/ 7\.0\./),
  ]);
});

test("what packs is what the workflow says", () => {
  const commands = packRows(root).map(({ what }) => what);
  for (const command of ["install", "build", "release:stamp", "changeset pack", "release:tarballs"]) {
    expect(commands.filter((it) => it.startsWith(`\`${command}`)).length, command).toBe(1);
  }
});

test("a workflow that cannot be rehearsed is an error", () => {
  using repository = makeRepository();
  const write = (env: string, run: string) =>
    repository.write({
      ".github/workflows/release.yml": `jobs: { pack: { env: { SITE_URL: "${env}" }, steps: [{ run: "${run}" }] } }`,
    });
  const ofGitHub = (what: string) => `$\{{ ${what} }}`;
  write(ofGitHub("vars.SITE_URL"), "echo");
  expect(packRows(repository.folder)).toHaveLength(1);
  write("", `echo ${ofGitHub("secrets.OTHER")}`);
  expect(() => packRows(repository.folder)).toThrow(
    ".github/workflows/release.yml asks GitHub for something in `pack` (script): tell the rehearsal",
  );
  expect(() => packRows("/nowhere")).toThrow(
    ".github/workflows/release.yml has no job `pack`: its commands are what is rehearsed",
  );
});
