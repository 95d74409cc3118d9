import { tmpdir } from "node:os";
import type { Emulator } from "@minapp-users/emulator";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runStories, type StoryRun } from "./run-stories.ts";
import { type Inputs, privateInputs, startStoryProvider, storyInputs } from "./story-provider.ts";
import { bystander } from "./story-users.ts";

let emulator: Emulator;
let inputs: Inputs;
let run: StoryRun;

beforeAll(async () => {
  emulator = await startStoryProvider();
  inputs = await storyInputs(emulator);
  run = await runStories(emulator, inputs);
});
afterAll(() => emulator.close());

test("what the command line shows has nothing of users and no secret", () => {
  expect(run.output).toContain("step setPassword");
  const { accessToken, clientSecret, code } = inputs;
  const people = Object.values(bystander).filter((value) => typeof value === "string" || value > 1e6);
  for (const value of [accessToken, clientSecret, code, ...Object.values(privateInputs), ...people]) {
    expect(run.output.includes(String(value))).toBe(false);
  }
  expect(/[0-9a-f]{32}/.test(run.output)).toBe(false); // nor a token that was made on the way
});

test("the report has no secret, and nothing personal of the inputs", () => {
  const { accessToken, clientSecret, code } = inputs;
  for (const value of [accessToken, clientSecret, code, ...Object.values(privateInputs)]) {
    expect(run.report.includes(String(value))).toBe(false);
  }
  expect(run.report.includes('"access_token": "********"')).toBe(true);
  expect(/"access_token": "[^*]/.test(run.report)).toBe(false);
});

// Respect knows access tokens by their name, and other secrets by `format: password`.
test("the report has no refresh token", () => {
  expect(run.report.includes('"refresh_token": ')).toBe(true);
  expect(/"refresh_token": "[^*]/.test(run.report)).toBe(false);
});

test("but it has whole answers, which is why the README says where to keep it", () => {
  expect(run.report.includes(bystander._email)).toBe(true);
});

test("the stories talk to nobody but the provider", () => {
  expect(run.output).not.toContain("refused a connection");
});

test("nor does anything else get out while they run: the guard is there", async () => {
  // Without the project's redocly.yaml, the command line reports home.
  const elsewhere = await runStories(emulator, inputs, { story: "findAndUpdateUser", cwd: tmpdir() });
  expect(elsewhere.output).toContain("refused a connection to otel.cloud.redocly.com");
});
