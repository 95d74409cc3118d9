import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createTarGzip } from "nanotar";
import { readTarball, type Tarball } from "../../src/tarballs/tarball.ts";
import type { WorkspacePackage } from "../../src/workspace.ts";

/** Files of a package, by their paths in it; an object becomes JSON. */
export type Files = Record<string, string | object>;

/** The package of the workspace that the made ones stand for. */
export const specCheck: WorkspacePackage = {
  folder: "packages/spec-check",
  manifest: { name: "@minapp-users/spec-check", version: "1.2.3" },
};

/** The manifest of a small package that has nothing wrong. */
export const goodManifest = {
  name: "@minapp-users/spec-check",
  version: "1.2.3",
  homepage: "https://users.example.org/",
  repository: {
    type: "git",
    url: "git+https://code.example.org/team/users.git",
    directory: "packages/spec-check",
  },
  bugs: { url: "https://code.example.org/team/users/issues" },
  license: "MIT",
  type: "module",
  bin: { check: "./dist/bundled.js" },
  exports: {
    ".": { types: "./dist/index.d.ts", default: "./dist/index.js" },
    "./package.json": "./package.json",
  },
  files: ["dist"],
  dependencies: { ajv: "8.20.0", formats: "npm:ajv-formats@3.0.1" },
};

/** A small package that has nothing wrong. Its modules have the names of some that the real one has. */
export const goodPackage: Files = {
  "package.json": goodManifest,
  LICENSE: "MIT",
  "README.md": "# A package\n",
  "README.zh-CN.md": "# 一个包\n",
  "CHANGELOG.md": "# A package\n",
  "dist/index.js":
    'import { Ajv } from "ajv";\nimport { root } from "./resolve.js";\nexport const all = [Ajv, root];\n',
  "dist/index.d.ts":
    'import type { Root } from "./resolve.ts";\nexport declare const all: [unknown, Root];\n',
  "dist/resolve.js": "export const root = 1;\n",
  "dist/resolve.d.ts": "export type Root = 1;\nexport declare const root: Root;\n",
  "dist/bundled.js": "#!/usr/bin/env node\nexport {};\n",
  "dist/bundled.d.ts": "export {};\n",
};

/** Packs files, the commands among them executable, and reads the tarball. */
export async function makeTarball(files: Files, executables = ["dist/bundled.js"]): Promise<Tarball> {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), "minapp-users-tarball-"));
  try {
    const path = join(folder, "package.tgz");
    await writeTarball(path, files, executables);
    return await readTarball(path);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Packs files into a tarball, as npm does. */
export async function writeTarball(path: string, files: Files, executables: string[] = []): Promise<void> {
  const entries = Object.entries(files).map(([name, content]) => ({
    name: `package/${name}`,
    data: typeof content === "string" ? content : JSON.stringify(content, null, 2),
    attrs: { mode: executables.includes(name) ? "755" : "644" },
  }));
  writeFileSync(path, await createTarGzip(entries));
}
