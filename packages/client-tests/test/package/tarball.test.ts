import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { expect, test } from "vitest";
import { installed, manifest } from "./manifest.ts";

const files = readdirSync(installed, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) =>
    join(entry.parentPath, entry.name)
      .slice(installed.length + 1)
      .replaceAll("\\", "/"),
  )
  .sort();

test("the package holds what was built and its sources, and nothing else", () => {
  expect(files).toEqual(expect.arrayContaining(["LICENSE", "README.md", "dist/index.js", "dist/index.d.ts"]));
  const expected =
    /^(LICENSE|CHANGELOG\.md|package\.json|README(\.[\w-]+)?\.md|dist\/[\w/-]+\.(js|d\.ts)(\.map)?|src\/[\w/-]+\.ts)$/;
  expect(files.filter((file) => !expected.test(file))).toEqual([]);
});

test("every module has its types", () => {
  const scripts = files.filter((file) => /^dist\/.*\.js$/.test(file));
  expect(scripts).not.toEqual([]);
  expect(files.filter((file) => /^dist\/.*\.d\.ts$/.test(file))).toEqual(
    scripts.map((file) => file.replace(/\.js$/, ".d.ts")),
  );
});

test("every module has a source map, whose sources are in the package or in the map", () => {
  for (const script of files.filter((file) => /^dist\/.*\.js$/.test(file))) {
    const code = readFileSync(join(installed, script), "utf8");
    const [, name] = /\/\/# sourceMappingURL=(\S+)\s*$/.exec(code) ?? [];
    expect(name, `${script} names its map`).toBe(`${script.split("/").at(-1)}.map`);
    const map = JSON.parse(readFileSync(join(installed, `${script}.map`), "utf8")) as SourceMap;
    expect(map.sources.length, `sources of ${script}`).toBe(1);
    map.sources.forEach((source, index) => {
      if (typeof map.sourcesContent?.[index] === "string") return;
      const path = normalize(join(dirname(script), map.sourceRoot ?? "", source)).replaceAll("\\", "/");
      expect(files, `source of ${script}`).toContain(path);
    });
  }
});

interface SourceMap {
  sourceRoot?: string;
  sources: string[];
  sourcesContent?: (string | null)[];
}

test("every source map that is in the package belongs to a file that names it", () => {
  for (const map of files.filter((file) => file.endsWith(".map"))) {
    const code = readFileSync(join(installed, map.replace(/\.map$/, "")), "utf8");
    expect(code, map).toContain(`//# sourceMappingURL=${map.split("/").at(-1)}`);
  }
});

test("openapi-fetch is all that comes along, in one exact version", () => {
  expect(Object.keys(manifest.dependencies ?? {})).toEqual(["openapi-fetch"]);
  expect(manifest.dependencies?.["openapi-fetch"]).toMatch(/^\d+\.\d+\.\d+$/);
  expect(manifest).not.toHaveProperty("optionalDependencies");
  expect(manifest).not.toHaveProperty("peerDependencies");
});

test("nothing runs when it is installed", () => {
  const hooks = ["preinstall", "install", "postinstall", "prepare"];
  expect(Object.keys(manifest.scripts ?? {}).filter((name) => hooks.includes(name))).toEqual([]);
});

test("the manifest says nothing of this workspace", () => {
  expect(JSON.stringify(manifest)).not.toMatch(/workspace:|catalog:|link:|file:/);
});
