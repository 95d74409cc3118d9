import { expect, test } from "vitest";
import { unsafe } from "../../src/workflows/safety.ts";
import { action, withSteps, workflow } from "./files.ts";

test.each([
  [
    "an event's text in a script",
    `- run: echo \${{ github.event.issue.title }}`,
    /step 1 has an expression in `run`/,
  ],
  ["any other expression in a script", `- run: |\n    echo "\${{ inputs.name }}"`, /hand it over in `env`/],
  ["a checkout that keeps the token", "- uses: actions/checkout@abc", /leaves the token in \.git/],
  [
    "a checkout that is asked to",
    "- uses: actions/checkout@abc\n  with: { persist-credentials: true }",
    /set persist-credentials: false/,
  ],
  ["a cache of packages", "- uses: actions/setup-node@abc\n  with: { node-version: 24 }", /from a cache/],
])("%s is unsafe", (_what, steps, message) => {
  expect(unsafe([withSteps(steps)])).toEqual([expect.stringMatching(message)]);
});

test("an expression in the script of an action is, too", () => {
  const text = `runs: { using: composite, steps: [{ run: 'echo \${{ inputs.a }}', shell: bash }] }`;
  expect(unsafe([], [action(text)])).toEqual([
    expect.stringMatching(/^\.github\/actions\/own\/action\.yml, step 1 has an expression in `run`/),
  ]);
});

const job = "runs-on: ubuntu-latest, timeout-minutes: 5";

test.each([
  ["pull_request_target", "on: pull_request_target"],
  ["workflow_run", "on: { push: {}, workflow_run: { workflows: [CI] } }"],
  ["issue_comment", "on: [push, issue_comment]"],
])("the trigger %s is unsafe", (trigger, on) => {
  expect(unsafe([workflow(`${on}\njobs: { a: { ${job} } }\n`)])).toEqual([
    `.github/workflows/a.yml runs on ${trigger}, with rights that the author of a pull request lacks`,
  ]);
});

test.each([
  ["no limit", "jobs: { a: { runs-on: ubuntu-latest } }"],
  ["six hours", "jobs: { a: { runs-on: ubuntu-latest, timeout-minutes: 360 } }"],
])("a job with %s can hang", (_what, jobs) => {
  expect(unsafe([workflow(`on: push\n${jobs}\n`)])).toEqual([
    ".github/workflows/a.yml, job a has no timeout-minutes of at most 60",
  ]);
});

test.each([
  ["of a job", `jobs: { a: { ${job}, env: { TOKEN: "\${{ secrets.TOKEN }}" } } }`],
  ["of a workflow", `env: { GH_TOKEN: "\${{ github.token }}" }\njobs: { a: { ${job} } }`],
])("a secret in the environment %s reaches too much", (_what, text) => {
  expect(unsafe([workflow(`on: push\n${text}\n`)])).toEqual([
    ".github/workflows/a.yml has a secret in the environment of a whole job: give it to the step that needs it",
  ]);
});
