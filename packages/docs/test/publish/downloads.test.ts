import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { startEmulator } from "@minapp-users/emulator";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parse } from "yaml";
import { writeDownloads } from "../../src/publish/downloads.ts";
import { locales } from "../../src/reference/locales.ts";
import { readDocument } from "../../src/reference/read-document.ts";
import { type TemporaryFolder, temporaryFolder } from "./temporary-folder.ts";

const { resolve } = createRequire(import.meta.url);
const manifest = resolve("@redocly/cli/package.json");
const { bin, version } = JSON.parse(await readFile(manifest, "utf8")) as {
  bin: { redocly: string };
  version: string;
};

let folder: TemporaryFolder;
beforeAll(async () => {
  folder = await temporaryFolder();
  await writeDownloads(folder.path);
});
afterAll(() => folder[Symbol.asyncDispose]());

const path = (name: string) => join(folder.path, "download", name);
const read = (name: string) => readFile(path(name), "utf8");

test.each(locales)("the YAML and the JSON of %s are the same spec", async (locale) => {
  const json: unknown = JSON.parse(await read(`minapp-users.${locale}.json`));
  expect(json).toEqual(readDocument(locale));
  expect(parse(await read(`minapp-users.${locale}.yaml`))).toEqual(json);
});

test("the overlay is an overlay", async () => {
  expect(parse(await read("minapp-users.zh-CN.overlay.yaml"))).toMatchObject({ overlay: expect.any(String) });
});

test("the stories refer to a file that lies beside them, and differ in nothing else", async () => {
  const stories = parse(await read("minapp-users.arazzo.yaml"));
  const source = parse(await readFile(resolve("@minapp-users/spec/minapp-users.arazzo.yaml"), "utf8"));
  const [{ url }] = stories.sourceDescriptions;
  expect(await readdir(join(folder.path, "download"))).toContain(url.replace(/^\.\//, ""));
  expect(existsSync(path(url))).toBe(true);
  stories.sourceDescriptions[0].url = source.sourceDescriptions[0].url;
  expect(stories).toEqual(source);
});

test("a downloaded story runs, as the page on downloads shows it", async () => {
  await using emulator = await startEmulator();
  await emulator.users.seed([{ openid: "o0b495agcnGojMQbCnlB9AV6OeDw", score: 3 }], { env: "try" });
  const input = {
    environmentId: "try",
    accessToken: emulator.token,
    where: JSON.stringify({ openid: { $eq: "o0b495agcnGojMQbCnlB9AV6OeDw" } }),
  };
  const { stdout, stderr } = await promisify(execFile)(
    process.execPath,
    [
      join(dirname(manifest), bin.redocly),
      ...["respect", path("minapp-users.arazzo.yaml"), "--server", `users=${emulator.url}`],
      ...["--workflow", "findAndUpdateUser", "--input", JSON.stringify(input)],
    ],
    { env: { ...process.env, REDOCLY_TELEMETRY: "off" }, cwd: folder.path },
  );
  expect(stdout + stderr).toMatch(/Workflows:.* 1 passed.*, 1 total/);
});

test.each(locales)("the page in %s names the version of Redocly that is used here", async (locale) => {
  const page = await readFile(
    new URL(`../../src/content/docs/${locale}/downloads.mdx`, import.meta.url),
    "utf8",
  );
  expect(page).toContain(`npx @redocly/cli@${version} respect`);
});
