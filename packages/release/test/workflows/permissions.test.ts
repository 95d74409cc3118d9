import { expect, test } from "vitest";
import { badPermissions, writeRights } from "../../src/workflows/permissions.ts";
import { readWorkflows } from "../../src/workflows/workflow-file.ts";
import { workflow } from "./files.ts";

/** What may be written, and by whom. A right that is added here should be one that cannot be done without. */
test("only these jobs may write", () => {
  expect(writeRights(readWorkflows())).toEqual({
    "changes.yml comment": ["pull-requests"],
    "release.yml version": ["contents", "pull-requests"],
    "release.yml publish": ["id-token"],
    "release.yml tag": ["contents"],
    "site.yml deploy": ["id-token", "pages"],
  });
});

const job = "runs-on: ubuntu-latest";

test.each([
  ["none at the top", `jobs: { a: { ${job} } }`, /a\.yml has no permissions at its top/],
  [
    "writing for all",
    `permissions: { contents: write }\njobs: { a: { ${job} } }`,
    /gives contents: write to every job/,
  ],
  [
    "everything for all",
    `permissions: write-all\njobs: { a: { ${job} } }`,
    /gives everything: write to every job/,
  ],
  [
    "everything for one",
    `permissions: {}\njobs: { a: { ${job}, permissions: write-all } }`,
    /job a may write everything: name what it writes/,
  ],
  [
    "an identity that anybody can use",
    `permissions: {}\njobs: { a: { ${job}, permissions: { id-token: write } } }`,
    /job a can speak for this repository \(id-token\) and has no environment/,
  ],
  [
    "those of the caller",
    "permissions: {}\njobs: { a: { uses: ./.github/workflows/b.yml } }",
    /job a calls a workflow with all that the caller may do/,
  ],
])("permissions: %s", (_what, text, message) => {
  expect(badPermissions([workflow(`on: push\n${text}\n`)])).toEqual([expect.stringMatching(message)]);
});

test("without any, a job has all rights", () => {
  expect(writeRights([workflow(`on: push\njobs: { a: { ${job} } }\n`)])).toEqual({
    "a.yml a": ["everything"],
  });
});
