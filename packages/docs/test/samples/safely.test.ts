import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { type Emulator, startEmulator } from "@minapp-users/emulator";
import { afterEach, beforeEach, expect, test } from "vitest";
import { samplesFolder } from "../../src/samples/samples-folder.ts";
import { environmentOf } from "./execute-sample.ts";

const file = join(samplesFolder, "guides/bulk-updates/safely.ts");

let cwd: string;
beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), "minapp-users-safely-"));
});
afterEach(() => rm(cwd, { recursive: true, force: true }));

const run = (emulator: Emulator) =>
  promisify(execFile)(process.execPath, [file], { cwd, env: environmentOf(emulator), timeout: 30_000 });
const saved = () => readFile(join(cwd, "before.jsonl"), "utf8");

test("the careful bulk update leaves a user alone who comes to match after the values were saved", async () => {
  let lists = 0;
  await using emulator: Emulator = await startEmulator({
    seed: [{ id: 1, score: -3 }],
    onAnswer: ({ operationId }) => {
      // The first list counts, the second one is saved.
      if (operationId === "listUsers" && ++lists === 2) void emulator.users.seed([{ id: 2, score: -9 }]);
    },
  });
  const { stdout } = await run(emulator);
  expect(stdout).toContain("left: 1");
  expect(emulator.users.all().map(({ id, score }) => [id, score])).toEqual([
    [1, 0],
    [2, -9],
  ]);
  expect(await saved()).toBe('{"id":1,"score":-3}\n');
});

test("a second run changes neither the values that were saved nor a user", async () => {
  await writeFile(join(cwd, "before.jsonl"), '{"id":1,"score":-3}\n');
  await using emulator = await startEmulator({ seed: [{ id: 1, score: -5 }] });
  await expect(run(emulator)).rejects.toThrow(/EEXIST/);
  expect(await saved()).toBe('{"id":1,"score":-3}\n');
  expect(emulator.requests.filter(({ method }) => method !== "GET")).toEqual([]);
});
