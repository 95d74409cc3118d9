import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { glob, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { buildDocs } from "../src/build-docs.ts";
import { DocsBuildError } from "../src/docs-build-error.ts";
import { spec } from "./single-page/spec.ts";

let folder: string;
let outDir: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "minapp-users-docs-"));
  outDir = join(folder, "dist");
  await mkdir(outDir);
  await writeFile(join(outDir, "index.html"), "the earlier page");
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A hash of each file of a folder. */
async function digest(root: string): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for await (const entry of glob("**/*", { cwd: root, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    found[path.slice(root.length)] = createHash("sha256")
      .update(await readFile(path))
      .digest("hex");
  }
  return found;
}

/** Writes a file beside the output. */
async function write(name: string, content: unknown): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
}

/** Expects a build to fail with one sentence, and to leave the output and its surroundings as they were. */
async function expectFailure(
  options: Parameters<typeof buildDocs>[0],
  sentence: string | RegExp,
): Promise<void> {
  const before = await readdir(folder);
  const error = await buildDocs({ outDir, ...options }).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(DocsBuildError);
  const { message } = error as DocsBuildError;
  expect(message).toMatch(sentence);
  expect(message).not.toContain("\n");
  expect(await readdir(folder)).toEqual(before);
  expect(await readdir(outDir)).toEqual(["index.html"]);
  expect(await readFile(join(outDir, "index.html"), "utf8")).toBe("the earlier page");
}

test("a build replaces the earlier one, leaves nothing beside it, and is the same as any other", async () => {
  await buildDocs({ outDir });
  expect(await readdir(folder)).toEqual(["dist"]);
  const built = fileURLToPath(new URL("../dist", import.meta.url));
  expect(await digest(outDir)).toEqual(await digest(built));
});

test("a spec that is not there", async () => {
  await expectFailure(
    { specs: { en: join(folder, "none.json") } },
    /^The docs were not built: the spec cannot be read \(ENOENT: .*none\.json'\); run `pnpm build` at the root, which bundles it first\.$/,
  );
});

test("a spec that is not JSON", async () => {
  const specJson = await write("broken.json", '{ "openapi": ');
  await expectFailure(
    { specs: { en: specJson } },
    /^The docs were not built: .*broken\.json is not a valid OpenAPI document/,
  );
});

test("a spec in YAML, which is not bundled", async () => {
  const specYaml = await write(
    "minapp-users.yaml",
    "openapi: 3.1.0\ninfo: { title: Users, version: 1.0.0 }\npaths: {}\n",
  );
  await expectFailure(
    { specs: { "zh-CN": specYaml } },
    /minapp-users\.yaml is not a valid OpenAPI document at #\/ \(it is not JSON/,
  );
});

test("a document that is something else", async () => {
  const specJson = await write("package.json", { name: "something else" });
  await expectFailure(
    { specs: { en: specJson } },
    /^The docs were not built: .*package\.json is not a valid OpenAPI document/,
  );
});

test("a spec with a mistake", async () => {
  const specJson = await write("mistake.json", {
    ...spec,
    paths: { "/users/": { get: { operationId: 1 } } },
  });
  await expectFailure(
    { specs: { en: specJson } },
    /^The docs were not built: .*mistake\.json is not a valid OpenAPI document at #\/paths\/~1users~1\/get.* \(.+\); correct the spec and build again\.$/,
  );
});

test("a spec with a reference to nothing", async () => {
  const text = JSON.stringify(spec).replaceAll(
    '"#/components/schemas/UserList"',
    '"#/components/schemas/Gone"',
  );
  const specJson = await write("dangling.json", text);
  await expectFailure(
    { specs: { en: specJson } },
    /dangling\.json is not a valid OpenAPI document at #\/paths.* \(Can't resolve \$ref\)/,
  );
});

test("a configuration that lets Redoc report its readers", async () => {
  const config = await write("redocly.yaml", "extends: [spec]\n");
  await expectFailure(
    { config },
    /^Redoc's page would report its readers' visits .*put `telemetry: off` at the top level/,
  );
});

test("the command prints the sentence, and nothing else", async () => {
  const command = fileURLToPath(new URL("../src/build.ts", import.meta.url));
  const file = await write("file", "not a folder");
  const failed = spawnSync(process.execPath, [command, join(file, "dist")], { encoding: "utf8" });
  expect(failed).toMatchObject({ status: 1, stdout: "" });
  expect(failed.stderr).toMatch(/^The docs were not built \(E.*file.*\); correct that and build again\.\n$/);
});
