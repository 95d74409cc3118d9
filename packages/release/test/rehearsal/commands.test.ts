import { readFileSync } from "node:fs";
import { join } from "node:path";
import { blocksOf } from "@minapp-users/client-tests/readme";
import { expect, test } from "vitest";
import { commandsOf, firstCommands, obstacle } from "../../src/rehearsal/readme/commands.ts";
import { root } from "../../src/workspace.ts";

const block = (...lines: string[]) => ["Some text.", "", "```sh", ...lines, "```", ""].join("\n");

test("blocks are found by their language, in order", () => {
  const text = "```ts\nfirst();\n```\n\n```sh\nls\n```\n\n```ts\nsecond();\nthird();\n```\n";
  expect(blocksOf(text, "ts")).toEqual(["first();\n", "second();\nthird();\n"]);
  expect(blocksOf(text, "sh")).toEqual(["ls\n"]);
  expect(blocksOf(text, "js")).toEqual([]);
});

test("a command is a line, without its comment, and comments below it belong to it", () => {
  const text = block(
    "# first of all",
    "npm install x   # takes a while",
    "",
    "npx y",
    "# Listens",
    "#   curl z",
  );
  expect(commandsOf(text)).toEqual([
    [
      { line: "npm install x", below: [] },
      { line: "npx y", below: ["Listens", "  curl z"] },
    ],
  ]);
});

test("a command goes on where a backslash or a quote leaves it open", () => {
  const text = block(
    "npx x &",
    "curl http://127.0.0.1:1/#top \\",
    '  -d \'{"a": 1,',
    '       "b": 2}\'',
    "npm test",
  );
  expect(commandsOf(text)[0]?.map(({ line }) => line)).toEqual([
    "npx x",
    'curl http://127.0.0.1:1/#top \\\n  -d \'{"a": 1,\n       "b": 2}\'',
    "npm test",
  ]);
  expect(() => commandsOf(block("echo 'never"))).toThrow("a command of a README does not end: echo 'never");
});

test.each([
  ["npx x --base-url http://127.0.0.1:4020", undefined],
  ["curl http://localhost:1/", undefined],
  ["npx x --base-url https://cloud.minapp.com", "would reach another machine"],
  ["TOKEN=… npx x --base-url https://cloud.minapp.com", "would reach another machine"],
  ["curl http://127.0.0.1.example.com/", "would reach another machine"],
  ["TOKEN=… npm start", "has a gap to fill in"],
  ["docker build .", "needs Docker"],
])("%s: %s", (line, expected) => {
  expect(obstacle({ line, below: [] })).toBe(expected);
});

test("the first commands are those before the first block that cannot be run", () => {
  const text = block("npm install x") + block("npm test", "docker build .") + block("npx z");
  expect(firstCommands(text)).toEqual({
    commands: [{ line: "npm install x", below: [] }],
    end: "block 2 of 3 is the first one that is not run: it needs Docker",
  });
  expect(firstCommands(block("npm test"))).toEqual({ commands: [{ line: "npm test", below: [] }], end: "" });
});

test("of our own READMEs, nothing is run that would reach the service", () => {
  for (const folder of ["spec", "packages/client", "packages/emulator", "packages/contract-tests"]) {
    const { commands } = firstCommands(readFileSync(join(root, folder, "README.md"), "utf8"));
    expect(commands.length, folder).toBeGreaterThan(0);
    expect(commands.filter(({ line }) => line.includes("minapp.com"))).toEqual([]);
  }
});
