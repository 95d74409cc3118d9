import { readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { expect, test } from "vitest";
import { samplesFolder } from "../../src/samples/samples-folder.ts";
import { interpreters } from "./interpreters.ts";

const sources = readdirSync(samplesFolder, { recursive: true, encoding: "utf8" })
  .filter((name) => extname(name) in interpreters && !name.includes("node_modules"))
  .map((name) => ({ name, source: readFileSync(join(samplesFolder, name), "utf8") }));

/** What the guides do is seen when they are run; in what the reference shows, each line is a model. */
const shown = sources.filter(({ name }) => !name.startsWith("guides"));

/** The names of those for which it is so. */
function those(all: typeof sources, isSo: (source: string) => boolean): string[] {
  return all.filter(({ source }) => isSo(source)).map(({ name }) => name);
}

test("there are samples", () => {
  expect(shown.length).toBeGreaterThanOrEqual(50);
});

test("no sample has a token or secret in it", () => {
  expect(those(sources, (source) => /\b[0-9a-f]{32,}\b/.test(source))).toEqual([]);
  expect(those(sources, (source) => /Bearer [\w.-]/.test(source))).toEqual([]);
});

test("no sample names a host, or has a default for what it takes from the environment", () => {
  expect(those(shown, (source) => /https?:|minapp\.com|\blocalhost\b|127\.0\.0\.1/.test(source))).toEqual([]);
  const fallback =
    /environ\.get|getenv\([^)]*,|\$\{MINAPP_\w+:?-|MINAPP_\w+["']?\)?\s*(?:\?\?|\|\||\?:|=(?!=))\s*["'`]?\w/;
  expect(those(shown, (source) => fallback.test(source))).toEqual([]);
});

test("every sample reads where to go, and gives up after a while", () => {
  expect(those(shown, (source) => !source.includes("MINAPP_BASE_URL"))).toEqual([]);
  const limits = /--max-time|AbortSignal\.timeout|CURLOPT_TIMEOUT|timeout=|@minapp-users\/client/;
  expect(those(shown, (source) => !limits.test(source))).toEqual([]);
});

test("no sample changes many users without where and limit, or has a password", () => {
  // The path of the collection, at its end or before a query, or the method of the client.
  const many =
    /v2\.6\/miniapp\/user_profile\/(?:["'`?\s]|\$query)|\.updateWhere\(|\.updateEvery\(|\.updateAll\(/;
  const changing = shown.filter(({ source }) => many.test(source));
  expect(changing).toHaveLength(5);
  expect(those(changing, (source) => !/where["']?\s*(?:[:=]|=>)|updateWhere\(\s*\{ \w/.test(source))).toEqual(
    [],
  );
  expect(those(changing, (source) => !/\blimit\b/.test(source))).toEqual([]);
  expect(those(shown, (source) => /password/i.test(source))).toEqual([]);
});
