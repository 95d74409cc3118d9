import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { expect, inject, test } from "vitest";
import { run } from "../packed/run.ts";

test("publint finds nothing, not even something to suggest", async () => {
  const { buffer, byteOffset, byteLength } = await readFile(inject("tarball"));
  const tarball = buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer;
  const { messages, pkg } = await publint({ pack: { tarball }, strict: true });
  expect(pkg?.name).toBe("@minapp-users/client");
  expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
});

test("attw finds that the types are those of the code, for ESM", async () => {
  const manifest = createRequire(import.meta.url).resolve("@arethetypeswrong/cli/package.json");
  const attw = join(dirname(manifest), "dist", "index.js");
  const args = [
    "--profile",
    "esm-only",
    "--no-definitely-typed",
    "--no-color",
    "--no-emoji",
    inject("tarball"),
  ];
  const { code, stdout, stderr } = await run(process.execPath, [attw, ...args]);
  expect(code, stdout + stderr).toBe(0);
  expect(stdout).toContain("@minapp-users/client/package.json");
});
