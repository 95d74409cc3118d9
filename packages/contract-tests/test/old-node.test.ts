import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";

const bin = fileURLToPath(new URL("../dist/bin.js", import.meta.url));

test("a Node that is too old is told so in one sentence", () => {
  // What an older Node does not have.
  const folder = mkdtempSync(join(tmpdir(), "minapp-users-contract-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const older = join(folder, "older.mjs");
  writeFileSync(older, 'import module from "node:module"; delete module.enableCompileCache;');
  const run = spawnSync(process.execPath, ["--import", older, bin, "--version"], { encoding: "utf8" });
  expect(run.status).toBe(1);
  expect(run.stdout).toBe("");
  expect(run.stderr).toMatch(
    /^minapp-users-contract: Node [\d.]+ is too old; run it with Node 22\.12 or newer, for example `npx .+`\.\n$/,
  );
});

test("any other goes on", () => {
  expect(execFileSync(process.execPath, [bin, "--version"], { encoding: "utf8" })).toMatch(
    /^\d+\.\d+\.\d+\n$/,
  );
});
