import { expect, test } from "vitest";
import { badPins, pins } from "../../src/workflows/pins.ts";
import { withSteps } from "./files.ts";

const commit = "3d3c42e5aac5ba805825da76410c181273ba90b1";

test.each([
  ["a tag", "actions/checkout@v7"],
  ["a branch", "actions/checkout@main # v7.0.1"],
  ["a part of a commit", `actions/checkout@${commit.slice(0, 12)} # v7.0.1`],
  ["a commit without its version", `actions/checkout@${commit}`],
  ["a commit with half of its version", `actions/checkout@${commit} # v7`],
  ["an image", "docker://node:24"],
])("%s is no pin", (_what, uses) => {
  expect(badPins([withSteps(`- run: echo\n- uses: ${uses}`)])).toEqual([
    `.github/workflows/a.yml:9: ${uses} is not pinned: write owner/name@<40 digits of the commit> # v1.2.3`,
  ]);
});

test("a whole commit with its version is one, and so is what the repository has itself", () => {
  const file = withSteps(`- uses: actions/checkout@${commit} # v7.0.1\n- uses: ./.github/actions/own`);
  expect(badPins([file])).toEqual([]);
  expect(pins([file, file])).toEqual([{ action: "actions/checkout", commit, version: "v7.0.1" }]);
});

test("parts of one repository come from one commit", () => {
  const file = withSteps(
    `- uses: changesets/action/pack@${commit} # v2.1.1\n- uses: changesets/action/publish@${commit} # v2.1.0`,
  );
  expect(badPins([file])).toEqual([
    "changesets/action is used in more than one version: use the same one everywhere",
  ]);
});
