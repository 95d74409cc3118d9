import { readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { samplesFolder } from "../../src/samples/samples-folder.ts";
import { inParallel } from "./in-parallel.ts";
import { interpreters } from "./interpreters.ts";
import { type RedirectedAt, startRedirectingServer } from "./redirecting-server.ts";
import { runFile } from "./run-file.ts";

/** All that send requests; of the guides those that do so without the client. */
const samples = readdirSync(samplesFolder, { recursive: true, encoding: "utf8" })
  .map((name) => name.replaceAll("\\", "/"))
  .filter((name) => extname(name) in interpreters && !name.includes("node_modules/"))
  .filter((name) => !name.startsWith("guides/") || extname(name) !== ".ts")
  .filter((name) => readFileSync(join(samplesFolder, name), "utf8").includes("MINAPP_BASE_URL"))
  .sort();

interface Case {
  name: string;
  status: 302 | 307;
  at: RedirectedAt;
  title: string;
}

const cases: readonly Case[] = samples.flatMap((name) => {
  const ats: RedirectedAt[] = ["once"];
  if (/createA|by-hand/.test(name)) ats.push("second");
  if (/createAccessToken|by-hand/.test(name)) ats.push("token");
  return ats.flatMap((at) =>
    ([302, 307] as const).map((status) => ({ name, status, at, title: `${name}: ${status}, ${at}` })),
  );
});
const isMissing = (name: string) => interpreters[extname(name)]?.missing !== undefined;

const credentials = {
  MINAPP_TOKEN: "a-token",
  MINAPP_CLIENT_ID: "an-id",
  MINAPP_CLIENT_SECRET: "a-secret",
};
const outcomes = new Map<string, { exitCode: number | null; strayed: string[] }>();

beforeAll(async () => {
  const runnable = cases.filter(({ name }) => !isMissing(name));
  await inParallel(4, runnable, async ({ name, status, at, title }) => {
    await using server = await startRedirectingServer(status, at);
    const env = { ...credentials, MINAPP_BASE_URL: server.url };
    const { exitCode } = await runFile(join(samplesFolder, name), env);
    outcomes.set(title, { exitCode, strayed: [...server.strayed] });
  });
}, 180_000);

test("there are samples to redirect", () => expect(samples.length).toBeGreaterThanOrEqual(60));

describe("a sample that is redirected to another host sends nothing there and fails", () => {
  for (const { name, title } of cases) {
    test.skipIf(isMissing(name))(title, () => {
      const { exitCode = null, strayed } = outcomes.get(title) ?? {};
      expect(strayed).toEqual([]);
      expect(exitCode).toBeGreaterThan(0);
    });
  }
});
