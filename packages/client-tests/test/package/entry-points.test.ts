import { existsSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { expect, inject, test } from "vitest";
import { runToSuccess } from "../packed/run.ts";
import { installed, manifest, modules } from "./manifest.ts";

const cwd = inject("project");

test("the manifest can be imported, and everything else that can has its types", () => {
  expect(manifest.exports["./package.json"]).toBe("./package.json");
  expect(modules.length).toBe(Object.keys(manifest.exports).length - 1);
  for (const { types, default: code, name } of modules) {
    expect(existsSync(join(installed, types)), `types of ${name}`).toBe(true);
    expect(existsSync(join(installed, code)), `code of ${name}`).toBe(true);
    expect(types, name).toBe(code.replace(/\.js$/, ".d.ts"));
  }
});

test.each(modules)("$name: import and require give the same", async ({ name }) => {
  const script =
    `const required = require(${JSON.stringify(name)});` +
    `import(${JSON.stringify(name)}).then((imported) => {` +
    "  const same = Object.keys(imported).every((key) => imported[key] === required[key]);" +
    "  console.log(JSON.stringify({ same, names: Object.keys(imported) }));" +
    "});";
  const { stdout, stderr } = await runToSuccess(
    process.execPath,
    ["--input-type=commonjs", "--eval", script],
    { cwd },
  );
  expect(stderr).toBe("");
  const { same, names } = JSON.parse(stdout) as { same: boolean; names: string[] };
  expect(same).toBe(true);
  expect(names).not.toEqual([]);
});

test("what is not exported cannot be imported", async () => {
  const script = `import("@minapp-users/client/dist/index.js").catch((error) => console.log(error.code))`;
  const { stdout } = await runToSuccess(process.execPath, ["--eval", script], { cwd });
  expect(stdout.trim()).toBe("ERR_PACKAGE_PATH_NOT_EXPORTED");
});

test("importing all of it changes nothing in the program, and starts nothing", async () => {
  const names = JSON.stringify(modules.map(({ name }) => name));
  const script =
    "const before = Reflect.ownKeys(globalThis);" +
    `Promise.all(${names}.map((name) => import(name))).then(() => {` +
    "  const added = Reflect.ownKeys(globalThis).filter((key) => !before.includes(key));" +
    "  console.log(JSON.stringify({ added: added.map(String), active: process.getActiveResourcesInfo() }));" +
    "});";
  const { stdout } = await runToSuccess(process.execPath, ["--eval", script], { cwd });
  const { added, active } = JSON.parse(stdout) as { added: string[]; active: string[] };
  expect(added).toEqual([]);
  expect(active.filter((name) => name !== "PipeWrap")).toEqual([]);
});

test("a bundler leaves it out where nothing of it is used", async () => {
  const contents = modules.map(({ name }) => `import "${name}";`).join("");
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: cwd },
    bundle: true,
    minify: true,
    format: "esm",
    write: false,
    logLevel: "silent", // that the import is ignored is the point
  });
  expect(outputFiles[0]?.text.trim()).toBe("");
});
