import { expect, test } from "vitest";
import { badPaths } from "../../src/workflows/paths.ts";
import { action, withSteps, workflow } from "./files.ts";

const own = action("inputs: { filter: { description: Which } }\nruns: { using: composite, steps: [] }");
const build = (name: string) => `- run: pnpm build --filter=@minapp-users/${name}\n`;

test.each([
  ["a script", "- run: .ci/runn", ".ci/runn"],
  ["a file", "- run: node packages/release/src/nothing.ts --all", "packages/release/src/nothing.ts"],
  [
    "an input",
    "- uses: actions/upload-artifact@abc\n  with: { path: packages/dosc/dist }",
    "packages/dosc/dist",
  ],
  [
    "what is not built",
    "- run: node packages/contract-tests/dist/cli.js verify",
    "packages/contract-tests/dist/cli.js",
  ],
  ["what is built later", `- run: ls packages/docs/dist\n${build("docs")}`, "packages/docs/dist"],
])("%s that is not there is found", (_what, steps, path) => {
  expect(badPaths([withSteps(steps)], [])).toEqual([
    `.github/workflows/a.yml, job job, step 1 names ${path}, which is not there and which the job does not build`,
  ]);
});

test("only what was built is there: one package does not build another", () => {
  const look = "- run: ls packages/docs/dist";
  expect(badPaths([withSteps(build("docs") + look)], [])).toEqual([]);
  expect(badPaths([withSteps(`- run: pnpm build\n${look}`)], [])).toEqual([]);
  expect(badPaths([withSteps(build("client") + look)], [])).toHaveLength(1);
});

test("workflows and actions of the repository are there, and take what they are given", () => {
  const calling = workflow("on: push\njobs: { a: { uses: ./.github/workflows/cci.yml } }\n");
  expect(badPaths([calling], [])).toEqual([
    ".github/workflows/a.yml, job a calls ./.github/workflows/cci.yml, which is not there",
  ]);
  const uses = (name: string, input: string) =>
    withSteps(`- uses: ./.github/actions/${name}\n  with: { ${input}: x }`);
  expect(badPaths([uses("own", "filter")], [own])).toEqual([]);
  expect(badPaths([uses("own", "fitler")], [own])).toEqual([
    ".github/workflows/a.yml, job job, step 1 gives fitler to ./.github/actions/own, which does not take it",
  ]);
  expect(badPaths([uses("won", "filter")], [own])).toEqual([
    ".github/workflows/a.yml, job job, step 1 uses ./.github/actions/won, which is not there",
  ]);
});
