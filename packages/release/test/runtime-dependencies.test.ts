import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { runtimeDependencies } from "../src/runtime-dependencies.ts";

/** A package in a store as pnpm lays it out: its manifest, and what lies beside it, by the names that it is asked for. */
interface Stored {
  manifest: { name: string; version?: string; [key: string]: unknown };
  beside?: Record<string, string>;
}

/** Installs a package and a store, and gives the folder of the package. */
function install(manifest: object, links: Record<string, string>, store: Record<string, Stored>): string {
  const root = mkdtempSync(join(realpathSync(tmpdir()), "minapp-users-runtime-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const placeOf = (id: string) =>
    join(root, "node_modules/.pnpm", id, "node_modules", store[id]?.manifest.name ?? "");
  const write = (folder: string, content: object) => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "package.json"), JSON.stringify(content));
  };
  const link = (modules: string, to: Record<string, string>) => {
    for (const [name, id] of Object.entries(to)) {
      mkdirSync(dirname(join(modules, name)), { recursive: true });
      symlinkSync(placeOf(id), join(modules, name), "junction");
    }
  };
  for (const [id, stored] of Object.entries(store))
    write(placeOf(id), { version: "1.0.0", ...stored.manifest });
  for (const [id, { beside = {} }] of Object.entries(store))
    link(join(root, "node_modules/.pnpm", id, "node_modules"), beside);
  write(join(root, "packages/a"), { name: "a", version: "0.0.0", ...manifest });
  link(join(root, "packages/a/node_modules"), links);
  return join(root, "packages/a");
}

const list = (folder: string) =>
  runtimeDependencies(folder).dependencies.map(
    ({ name, version, path }) => `${name}@${version} ${path.join(">")}`,
  );

test("follows dependencies and required peers, not optional peers nor development dependencies", () => {
  const folder = install(
    { dependencies: { alias: "npm:@scope/real@1.0.0" }, devDependencies: { dev: "1.0.0" } },
    { alias: "real", dev: "dev", plain: "plain" },
    {
      real: {
        manifest: {
          name: "@scope/real",
          dependencies: { plain: "^1.0.0" },
          peerDependencies: { needed: "*", wished: "*" },
          peerDependenciesMeta: { wished: { optional: true } },
        },
        beside: { plain: "plain", needed: "needed", wished: "wished" },
      },
      plain: { manifest: { name: "plain" }, beside: { "@scope/real": "real" } },
      needed: {
        manifest: { name: "needed", version: "2.0.0", dependencies: { "@scope/real": "1" } },
        beside: { "@scope/real": "real" },
      },
      wished: { manifest: { name: "wished" } },
      dev: { manifest: { name: "dev" } },
    },
  );
  expect(list(folder)).toEqual([
    "@scope/real@1.0.0 a>@scope/real",
    "needed@2.0.0 a>@scope/real>needed",
    "plain@1.0.0 a>@scope/real>plain",
  ]);
});

test("tells the optional from the required, and what is for other platforms", () => {
  const folder = install(
    { dependencies: { tool: "1.0.0", shared: "1.0.0" } },
    { tool: "tool", shared: "shared" },
    {
      tool: {
        manifest: { name: "tool", optionalDependencies: { here: "1.0.0", there: "3.0.0", shared: "1.0.0" } },
        beside: { here: "here", shared: "shared" },
      },
      here: { manifest: { name: "here", dependencies: { deep: "1.0.0" } }, beside: { deep: "deep" } },
      deep: { manifest: { name: "deep" } },
      shared: { manifest: { name: "shared" } },
    },
  );
  const { dependencies, elsewhere } = runtimeDependencies(folder);
  expect(dependencies.map(({ name, optional }) => [name, optional])).toEqual([
    ["deep", true],
    ["here", true],
    ["shared", false],
    ["tool", false],
  ]);
  expect(elsewhere).toEqual(["there@3.0.0"]);
});

test("reads licences in every form, and the scripts of an installation", () => {
  const folder = install(
    { dependencies: { a1: "1", b1: "1", c1: "1", d1: "1" } },
    { a1: "a1", b1: "b1", c1: "c1", d1: "d1" },
    {
      a1: { manifest: { name: "a1", license: "MIT", scripts: { postinstall: "x", test: "y" } } },
      b1: { manifest: { name: "b1", license: { type: "ISC", url: "x" } } },
      c1: { manifest: { name: "c1", licenses: [{ type: "MIT" }, { type: "GPL-3.0" }] } },
      d1: { manifest: { name: "d1" } },
    },
  );
  const { dependencies } = runtimeDependencies(folder);
  expect(dependencies.map(({ licence }) => licence)).toEqual(["MIT", "ISC", "MIT OR GPL-3.0", undefined]);
  expect(dependencies.map(({ installScripts }) => installScripts)).toEqual([["postinstall"], [], [], []]);
});

test("what is not installed is an error", () => {
  expect(() => runtimeDependencies(install({ dependencies: { gone: "1.0.0" } }, {}, {}))).toThrow(
    "gone, which a@0.0.0 depends on, is not installed: run `pnpm install`",
  );
});
