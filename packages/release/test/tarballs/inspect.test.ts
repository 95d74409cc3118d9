import { cpSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { checkFiles } from "../../src/tarballs/check-files.ts";
import { inspectTarball } from "../../src/tarballs/check-tarball.ts";
import { root } from "../../src/workspace.ts";
import { type Files, goodManifest, goodPackage, makeTarball, specCheck } from "./make-tarball.ts";

/** What is found in the good package with other files; one that is undefined is left out. */
async function inspect(changed: Record<string, string | object | undefined>, executables?: string[]) {
  const files = Object.entries({ ...goodPackage, ...changed }).filter(([, content]) => content !== undefined);
  return inspectTarball(await makeTarball(Object.fromEntries(files) as Files, executables), specCheck, true);
}

const manifest = (changed: object) => ({ "package.json": { ...goodManifest, ...changed } });

test("a good package has nothing wrong", async () => {
  expect(await inspect({})).toEqual([]);
});

const map = (source: object) => ({
  "dist/resolve.js": "export const root = 1;\n//# sourceMappingURL=resolve.js.map\n",
  "dist/resolve.js.map": { version: 3, sources: ["../src/resolve.ts"], mappings: "", ...source },
});
const notNeeded = (path: string) =>
  `${path} is not needed by its users: keep it out by \`files\`, or allow it in src/tarballs/allowed-files.ts`;

test.each<[string, Record<string, string | object | undefined>, string[]]>([
  ["a test", { "dist/index.test.js": "" }, [notNeeded("dist/index.test.js")]],
  ["a folder of tests", { "dist/test/a.js": "" }, [notNeeded("dist/test/a.js")]],
  ["a source", { "src/index.ts": "" }, [notNeeded("src/index.ts")]],
  ["what tsc remembers", { "tsconfig.tsbuildinfo": "{}" }, [notNeeded("tsconfig.tsbuildinfo")]],
  ["what Turborepo logs", { ".turbo/turbo-build.log": "" }, [notNeeded(".turbo/turbo-build.log")]],
  ["what npm builds by itself", { "binding.gyp": "{}" }, [notNeeded("binding.gyp")]],
  [
    "a module whose source is gone",
    { "dist/old.js": "" },
    ["dist/old.js has no source any more: remove dist and build again"],
  ],
  ["no licence", { LICENSE: undefined }, ["LICENSE is missing: add it to the package or to `files`"]],
  [
    "no Chinese README",
    { "README.zh-CN.md": undefined },
    ["README.zh-CN.md is missing: add it to the package or to `files`"],
  ],
  [
    "a postinstall",
    manifest({ scripts: { postinstall: "node evil.js", test: "vitest" } }),
    ["its script postinstall would run on the machine of everyone who installs it: remove it"],
  ],
  [
    "a caret",
    manifest({ dependencies: { ajv: "^8.20.0" } }),
    ['ajv is "^8.20.0" in dependencies, and not one exact version: name one'],
  ],
  [
    "a caret behind another name",
    manifest({ dependencies: { ajv: "npm:ajv@^8.20.0" } }),
    ['ajv is "npm:ajv@^8.20.0" in dependencies, and not one exact version: name one'],
  ],
  [
    "a tag as an optional dependency",
    manifest({ optionalDependencies: { other: "latest" } }),
    ['other is "latest" in optionalDependencies, and not one exact version: name one'],
  ],
  [
    "what only the workspace understands",
    manifest({ devDependencies: { a: "workspace:*", b: "catalog:", c: "link:../c", d: "1.0.0" } }),
    [
      'a is "workspace:*" in devDependencies, which only this workspace understands: pack it by pnpm',
      'b is "catalog:" in devDependencies, which only this workspace understands: pack it by pnpm',
      'c is "link:../c" in devDependencies, which only this workspace understands: pack it by pnpm',
    ],
  ],
  [
    "a missing command",
    manifest({ bin: "./dist/cli.js" }),
    ["its command @minapp-users/spec-check is ./dist/cli.js, which is not in it: build it, or correct `bin`"],
  ],
  [
    "a command without its first line",
    { "dist/bundled.js": "export {};\n" },
    ["its command check (./dist/bundled.js) does not begin with #!/usr/bin/env node: add that line"],
  ],
  [
    "an export that is not there",
    manifest({ exports: { ".": { node: { import: "./dist/index.js" }, default: "./dist/other.js" } } }),
    ["`exports` names ./dist/other.js, which is not in it: build it, or correct `exports`"],
  ],
  [
    "a module that is not there",
    { "dist/resolve.js": undefined, "dist/resolve.d.ts": undefined },
    [
      "dist/index.js imports ./resolve.js, which is not in it: build again",
      "dist/index.d.ts imports ./resolve.ts, which is not in it: build again",
    ],
  ],
  [
    "packages that are no dependency",
    {
      "dist/resolve.js":
        'export const root = import("fastify");\nexport * from "node:fs";\nexport * from "ajv/dist/2020.js";\n',
      "dist/resolve.d.ts": 'export type Root = import("@scope/types/deep").Root;\n',
      "dist/bundled.d.ts": 'export * from "read-by-nobody";\n',
    },
    [
      "dist/resolve.js imports fastify, which is no dependency: add it to `dependencies`",
      "dist/resolve.d.ts imports @scope/types/deep, which is no dependency: add it to `dependencies`",
    ],
  ],
  [
    "a path of this repository",
    { "dist/resolve.js": `\n\nexport const root = ${JSON.stringify(`${root}spec`)};\n` },
    ["dist/resolve.js:3 holds a path of this machine: remove it"],
  ],
  [
    "a path below the home folder",
    { "README.md": `See ${homedir()}/notes.txt` },
    ["README.md:1 holds a path of this machine: remove it"],
  ],
  [
    "a home folder",
    { "README.md": "a\n/home/nobody-here/x" },
    ["README.md:2 holds the path of a home folder: remove it"],
  ],
  [
    "one of a Mac",
    { "README.md": '"/Users/nobody-here/x"' },
    ["README.md:1 holds the path of a home folder: remove it"],
  ],
  [
    "one of Windows, in JSON",
    { "dist/resolve.js": 'export const root = "C:\\\\Users\\\\nobody-here";\n' },
    ["dist/resolve.js:1 holds the path of a home folder: remove it"],
  ],
  [
    "the address of a file",
    { "README.md": "file:///srv/x" },
    ["README.md:1 holds an address of a file: remove it"],
  ],
  [
    "a private key",
    { "README.md": "-----BEGIN OPENSSH PRIVATE KEY-----" },
    ["README.md:1 holds a private key: remove it"],
  ],
  ["a token", { "README.md": `npm_${"a1".repeat(18)}` }, ["README.md:1 holds a token of npm: remove it"]],
  [
    "a source map that is not there",
    { "dist/resolve.js": "export const root = 1;\n//# sourceMappingURL=resolve.js.map\n" },
    [
      "dist/resolve.js names its source map resolve.js.map, which is not in it: build without maps, or pack them",
    ],
  ],
  [
    "a source map without its sources",
    map({}),
    [
      notNeeded("dist/resolve.js.map"),
      "dist/resolve.js.map leads to src/resolve.ts, which is not in it: build with `inlineSources`",
    ],
  ],
  ["a source map where none is due", map({ sourcesContent: ["x"] }), [notNeeded("dist/resolve.js.map")]],
  [
    "a source map that belongs to nothing",
    { "dist/bundled.js.map": { version: 3, sources: [], mappings: "" } },
    [
      notNeeded("dist/bundled.js.map"),
      "dist/bundled.js.map belongs to no module: remove dist and build again",
    ],
  ],
])("reports %s, and nothing else", async (_what, changed, problems) => {
  expect(await inspect(changed)).toEqual(problems);
});

test("reports a command that is not executable", async () => {
  expect(await inspect({}, [])).toEqual([
    "its command check (./dist/bundled.js) is not executable: pack it by pnpm",
  ]);
});

test("reports a changelog that was left out", async () => {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), "minapp-users-changelog-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(join(root, specCheck.folder, "src"), join(folder, "src"), { recursive: true });
  const { "CHANGELOG.md": changelog, ...without } = goodPackage;
  expect(checkFiles(await makeTarball(without), folder)).toEqual([]);
  writeFileSync(join(folder, "CHANGELOG.md"), String(changelog));
  expect(checkFiles(await makeTarball(without), folder)).toEqual([
    "CHANGELOG.md is missing: add it to `files`",
  ]);
  expect(checkFiles(await makeTarball(goodPackage), folder)).toEqual([]);
});

test("a package without a list of its files may hold none but those that every package has", async () => {
  expect(await inspect(manifest({ name: "@minapp-users/new" }))).toContain(notNeeded("dist/index.js"));
});

test.each<[string, Record<string, string | object>, string[]]>([
  [
    "its repository",
    manifest({ repository: undefined }),
    [
      "its `repository` does not lead to packages/spec-check in a repository: run release:stamp before packing",
    ],
  ],
  [
    "its folder there",
    manifest({ repository: { ...goodManifest.repository, directory: "packages/client" } }),
    [
      "its `repository` does not lead to packages/spec-check in a repository: run release:stamp before packing",
    ],
  ],
  [
    "where to report bugs",
    manifest({ bugs: undefined }),
    ["its `bugs` names no address: run release:stamp before packing"],
  ],
  [
    "its site",
    manifest({ homepage: "https://users.example/" }),
    ["its `homepage` is no address of a site: run release:stamp before packing"],
  ],
  [
    "its site in a text",
    { "README.md": "[Guide](https://minapp-users.example/en/)" },
    ["README.md still holds minapp-users.example: run release:stamp before packing"],
  ],
])("what is published must name %s; elsewhere it need not", async (_what, changed, problems) => {
  const tarball = await makeTarball({ ...goodPackage, ...changed });
  expect(inspectTarball(tarball, specCheck, true)).toEqual(problems);
  expect(inspectTarball(tarball, specCheck, false)).toEqual([]);
});
