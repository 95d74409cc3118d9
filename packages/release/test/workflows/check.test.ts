import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { checkWorkflows } from "../../src/workflows/check.ts";
import { readWorkflows } from "../../src/workflows/workflow-file.ts";
import { makeRepository } from "../repository.ts";

const run = promisify(execFile);
const main = fileURLToPath(new URL("../../src/workflows/main.ts", import.meta.url));

test("the workflows of this repository have nothing wrong", async () => {
  const { files, actionlint, rules } = await checkWorkflows();
  expect(files).toEqual([
    ".github/workflows/changes.yml",
    ".github/workflows/ci.yml",
    ".github/workflows/nightly.yml",
    ".github/workflows/release.yml",
    ".github/workflows/site.yml",
    ".github/actions/install/action.yml",
  ]);
  expect(actionlint).toEqual([]);
  expect(rules).toEqual([]);
});

test("the command prints what it looked at, and the pins", async () => {
  const { stdout } = await run(process.execPath, [main, "--pins"]);
  expect(stdout).toMatch(/^actionlint \d+\.\d+\.\d+: 0 findings; rules: 0$/m);
  expect(stdout).toMatch(/^actions\/checkout v\d+\.\d+\.\d+ [0-9a-f]{40}$/m);
});

test("an option that there is not is wrong usage", async () => {
  await expect(run(process.execPath, [main, "--pin"])).rejects.toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/^lint:workflows: Unknown option '--pin'/),
  });
});

test("a file that is no YAML is named", () => {
  using repository = makeRepository();
  repository.write({ ".github/workflows/a.yml": "on: push\njobs: { a: b\n" });
  expect(() => readWorkflows(repository.folder)).toThrow(/^\.github\/workflows\/a\.yml is no YAML: [^\n]+$/);
});
