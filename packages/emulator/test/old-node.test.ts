import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const bin = fileURLToPath(new URL("../dist/bin.js", import.meta.url));

test("a Node without SQLite is told so in one sentence", () => {
  // `isBuiltin` is what an older Node answers differently.
  const older = join(mkdtempSync(join(tmpdir(), "minapp-users-emulator-")), "older.mjs");
  writeFileSync(
    older,
    'import module, { syncBuiltinESMExports } from "node:module"; module.isBuiltin = () => false; syncBuiltinESMExports();',
  );
  const run = spawnSync(process.execPath, ["--import", older, bin, "--version"], { encoding: "utf8" });
  expect(run.status).toBe(1);
  expect(run.stdout).toBe("");
  expect(run.stderr).toMatch(
    /^minapp-users-emulator: Node [\d.]+ has no SQLite; run it with Node 22\.13 or newer, for example `npx .+`\.\n$/,
  );
});

test("any other goes on", () => {
  expect(execFileSync(process.execPath, [bin, "--version"], { encoding: "utf8" })).toMatch(
    /^\d+\.\d+\.\d+\n$/,
  );
});
