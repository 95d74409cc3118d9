import { spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { stripVTControlCharacters } from "node:util";
import { describe, expect, onTestFinished, test } from "vitest";

const folder = fileURLToPath(new URL("runners/", import.meta.url));
const fileOf = (name: string, path: string) =>
  join(dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)), path);

/** What `node` is given to run the example of each runner. */
const runners = {
  Vitest: [fileOf("vitest", "vitest.mjs"), "run", "--root=.", "--config=vitest.config.mjs"],
  Jest: ["--experimental-vm-modules", fileOf("jest", "bin/jest.js"), "--config=jest.config.json"],
  "node:test": ["--test", "node.example.mjs"],
};

/** Runs an example as its users do, without what this runner has in the environment. */
async function run(args: string[], env: Record<string, string> = {}) {
  const { PATH = "", HOME = "", TMPDIR = "" } = process.env;
  const child = spawn(process.execPath, args, { cwd: folder, env: { PATH, HOME, TMPDIR, ...env } });
  onTestFinished(() => void child.kill("SIGKILL"));
  const [out, err, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "close"),
  ]);
  return { code, output: stripVTControlCharacters(out + err) };
}

describe.each(Object.entries(runners))("%s", (_name, args) => {
  test("passes for right calls", async () => {
    const { code, output } = await run(args);
    expect(code, output).toBe(0);
    expect(output).toMatch(/1 passed|pass 1/);
  });

  test("fails for a wrong call, and says what was wrong", async () => {
    const { code, output } = await run(args, { CARELESS: "1" });
    expect(code, output).toBe(1);
    expect(output).toMatch(/1 failed|fail 1/);
    expect(output).toMatch(
      /The code under test broke the contract of the API \(violations: 1\):\n\s+updateUser \(PUT \/oserve\/v2\.6\/miniapp\/user_profile\/\{id\}\/\): body\.birthdays\.\$incr_by must be number\n/,
    );
  });
});
