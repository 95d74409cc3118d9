import { expect, test } from "vitest";
import { actionlintVersion, lintActions, lintWorkflows } from "../../src/workflows/actionlint.ts";
import { action, withSteps, workflow } from "./files.ts";

test("actionlint is one that knows `vars`", async () => {
  expect(actionlintVersion()).toMatch(/^1\.(?:[7-9]|\d\d)\./);
  expect(
    await lintWorkflows([withSteps(`- run: echo $SITE_URL\n  env: { SITE_URL: '\${{ vars.SITE_URL }}' }`)]),
  ).toEqual([]);
});

test.each([
  ["a key that there is not", "- run: echo\n  wiht: {}", /:9:\d+: unexpected key "wiht" for "step" section/],
  [
    "an output of nobody",
    `- run: echo\n  env: { A: '\${{ steps.a.outputs.b }}' }`,
    /property "a" is not defined/,
  ],
  [
    "text of others in a script",
    `- run: echo \${{ github.event.pull_request.title }}`,
    /"github.event.pull_request.title" is potentially untrusted/,
  ],
])("%s in a workflow is found", async (_what, steps, message) => {
  expect(await lintWorkflows([withSteps(steps)])).toEqual([expect.stringMatching(message)]);
});

test("a job that waits for none is found", async () => {
  const text =
    "on: push\njobs:\n  a:\n    needs: b\n    runs-on: ubuntu-latest\n    steps: [{ run: echo }]\n";
  expect(await lintWorkflows([workflow(text)])).toEqual([
    expect.stringMatching(/^\.github\/workflows\/a\.yml:3:3: job "a" needs job "b" which does not exist/),
  ]);
});

test("the steps of an action are linted with its inputs", async () => {
  const text = (input: string) => `name: Own
description: A test
inputs:
  filter: { description: Which }
runs:
  using: composite
  steps:
    - run: echo "$FILTER"
      shell: bash
      env: { FILTER: "\${{ inputs.${input} }}" }
`;
  expect(await lintActions([action(text("filter"))])).toEqual([]);
  expect(await lintActions([action(text("fitler"))])).toEqual([
    expect.stringMatching(/^\.github\/actions\/own\/action\.yml:.*property "fitler" is not defined/),
  ]);
});
