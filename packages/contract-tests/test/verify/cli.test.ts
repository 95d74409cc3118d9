import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { type EmulatorOptions, startEmulator } from "@minapp-users/emulator";
import { expect, onTestFinished, test } from "vitest";
import { startBrokenProvider } from "./mutants/broken-provider.ts";
import { wrongAnswer } from "./mutants/mutant.ts";
import { settable } from "./settable.ts";

const cli = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));

/** Runs `verify` to its end. Nothing of this process's environment decides what it prints. */
async function run(args: string[], env: Record<string, string> = {}) {
  const { PATH = "", HOME = "" } = process.env;
  const child = spawn(process.execPath, [cli, "verify", ...args], {
    env: { PATH, HOME, NO_COLOR: "1", ...env },
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "exit")]);
  return { code, out, err };
}

async function emulatorForTest(options: EmulatorOptions = {}) {
  const emulator = await startEmulator({ seed: 100, ...options });
  onTestFinished(() => emulator.close());
  return emulator;
}

async function folderForTest(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "verify-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

test("a provider that keeps the contract: what was done, what was left out and why, exit code 0", async () => {
  const emulator = await emulatorForTest();
  const { code, out, err } = await run(["--base-url", emulator.url, "--operation", "getBulkOperation"]);
  expect(err).toBe("");
  expect(out).toMatch(
    /^MinApp user API \d+\.\d+\.\d+ against http:\/\/127\.0\.0\.1:\d+, read-write: the provider takes/,
  );
  expect(out).toMatch(
    /\n\d+ cases: \d+ passed, 0 failed, \d+ skipped \(\d+ because it needs more than 1000 users\)\n$/,
  );
  expect(code).toBe(0);
});

test("--strict fails when something was left out", async () => {
  const emulator = await emulatorForTest();
  const { code } = await run(["--base-url", emulator.url, "--operation", "getBulkOperation", "--strict"]);
  expect(code).toBe(3);
});

const broken = wrongAnswer("getUser", "renames a field", ({ created_at, ...body }) => ({
  ...body,
  createdAt: created_at,
}));

test("a provider that breaks it: the operation and the rule in every report, no stack, exit code 3", async () => {
  await using provider = await startBrokenProvider(broken, { seed: 100 });
  const folder = await folderForTest();
  const files = { junit: join(folder, "report.xml"), json: join(folder, "report.json") };
  const { code, out, err } = await run(
    ["--base-url", provider.url, "--operation", "getUser", "--junit", files.junit, "--json", files.json],
    { GITHUB_ACTIONS: "true" },
  );
  const sentence = "getUser: 200: body must have required property";
  expect(code).toBe(3);
  expect(out).toContain("The contract is not kept by getUser.");
  expect(out).toMatch(/^::error title=getUser[^:]*::getUser: 200: body must have/m);
  expect(err).toContain(sentence);
  expect(out + err).not.toMatch(/\n\s+at /);
  expect(await readFile(files.junit, "utf8")).toContain(`<failure message="${sentence}`);
  const { numFailedTests, success } = JSON.parse(await readFile(files.json, "utf8"));
  expect(numFailedTests).toBeGreaterThan(0);
  expect(success).toBe(false);
});

test("everything can be given by the environment", async () => {
  const emulator = await emulatorForTest({ token: "a-real-token" });
  const { code, out } = await run(["--operation", "getUser"], {
    MINAPP_USERS_BASE_URL: emulator.url,
    MINAPP_USERS_TOKEN: "a-real-token",
  });
  expect(out).toContain("read-only: its users may be real");
  expect(out).not.toContain("a-real-token");
  expect(code).toBe(0);
});

test("a wrong token: one sentence without it, exit code 1", async () => {
  const emulator = await emulatorForTest();
  expect(await run(["--base-url", emulator.url, "--token", "not-the-token"])).toEqual({
    code: 1,
    out: "",
    err: `minapp-users-contract: ${emulator.url} refuses the token (401): is it the one of this provider?\n`,
  });
});

test("Ctrl-C: the users get back what they had, exit code 130", async () => {
  const emulator = await emulatorForTest();
  const before = settable(emulator);
  const child = spawn(process.execPath, [cli, "verify", "--base-url", emulator.url, "--tag", "users"]);
  onTestFinished(() => void child.kill("SIGKILL"));
  while (!emulator.requests.some(({ operationId }) => operationId === "updateUser")) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  child.kill("SIGINT");
  child.kill("SIGINT"); // npx and a terminal send it both
  expect(await once(child, "exit")).toEqual([130, null]);
  expect(settable(emulator)).toEqual(before);
});

test.each([
  [[], "--base-url is missing: where is the provider?"],
  [["--base-url", "http://127.0.0.1:1", "--tag", "bulk"], /there is no operation or tag "?bulk"?: they are /],
  [["--base-url", "http://127.0.0.1:1", "--users", "1,two"], "--users must be ids with commas between them"],
  [
    ["--base-url", "http://127.0.0.1:1", "--users", "1,2"],
    "users must name at least 6 different users, and names 2",
  ],
  [
    ["--base-url", "http://127.0.0.1:1", "--column", "score"],
    "--column must be kind=name, such as number=score",
  ],
  [
    ["--base-url", "http://127.0.0.1:1", "--token", "t", "--write"],
    "write needs the ids of the users that may be changed",
  ],
  [["--base-url", "http://127.0.0.1:1", "--timeout", "soon"], "--timeout must be a number from 1 to 9999999"],
  [["--base-url", "http://127.0.0.1:1", "a-token"], "there is a word too many: options begin with --"],
])("%j: one sentence, exit code 2", async (args, sentence) => {
  const { code, out, err } = await run(args);
  expect(err).toMatch(/^minapp-users-contract: [^\n]+ \(see --help\)\n$/);
  expect(err).toMatch(sentence);
  expect([code, out]).toEqual([2, ""]);
});

test("nothing listens there: one sentence, exit code 1", async () => {
  expect(await run(["--base-url", "http://127.0.0.1:1"])).toEqual({
    code: 1,
    out: "",
    err: "minapp-users-contract: nothing answers at http://127.0.0.1:1 within 10000 ms: is the provider running?\n",
  });
});

test("reports are written where the command is run", async () => {
  const emulator = await emulatorForTest();
  const folder = await folderForTest();
  const { PATH = "", HOME = "" } = process.env;
  const args = [
    "verify",
    "--base-url",
    emulator.url,
    "--operation",
    "getBulkOperation",
    "--junit",
    "verify.xml",
  ];
  const child = spawn(process.execPath, [cli, ...args], { cwd: folder, env: { PATH, HOME } });
  onTestFinished(() => void child.kill("SIGKILL"));
  child.stdout.resume();
  expect(await once(child, "exit")).toEqual([0, null]);
  expect(await readFile(join(folder, "verify.xml"), "utf8")).toContain("<testsuites");
});

test("an empty environment is not taken for production", async () => {
  const { code, err } = await run(["--base-url", "http://127.0.0.1:1"], { MINAPP_USERS_ENV: "" });
  expect([code, err]).toEqual([
    2,
    "minapp-users-contract: MINAPP_USERS_ENV is empty: unset it to work in production (see --help)\n",
  ]);
});
