import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const main = fileURLToPath(new URL("../../src/rehearsal/main.ts", import.meta.url));
const run = (...args: string[]) => spawnSync(process.execPath, [main, ...args], { encoding: "utf8" });

test("--help, a row that does not exist, and a wrong option: 0, 1 and 2, in one sentence", () => {
  const help = run("--help");
  expect([help.status, help.stdout.split("\n")[0]]).toEqual([
    0,
    "usage: pnpm release:rehearse [--working-tree] [--only <text>] [--keep]",
  ]);
  const none = run("--only", "no such row");
  expect([none.status, none.stderr]).toEqual([
    1,
    "release:rehearse: no row has a name with no such row in it\n",
  ]);
  const wrong = run("--onyl");
  expect(wrong.status).toBe(2);
  expect(wrong.stderr).toMatch(/^release:rehearse: .*--onyl.*\(see --help\)\n$/);
});
