import { expect, test } from "vitest";
import { settings, undocumented } from "../../src/workflows/settings.ts";
import { readWorkflows } from "../../src/workflows/workflow-file.ts";
import { workflow } from "./files.ts";

test("this is all that has to be set up", () => {
  expect(settings(readWorkflows())).toEqual({
    secrets: ["MINAPP_USERS_TOKEN"], // and none of npm
    variables: ["SITE_URL"],
    environments: ["github-pages", "live", "npm"],
  });
});

test("what the guide does not tell of is found", () => {
  const file = workflow(`on: push
jobs:
  a:
    runs-on: ubuntu-latest
    environment: { name: npm }
    steps: [{ run: echo, env: { A: "\${{ secrets.A }}", B: "\${{ vars.B_C }}" } }]
`);
  expect(undocumented([file], "Set `A` and `npm`, but not `B`.", "guide.md")).toEqual([
    "guide.md does not tell of `B_C`, which the workflows use (variables)",
  ]);
  expect(undocumented([file], "", "guide.md")).toHaveLength(3);
});
