import { readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { expect, test } from "vitest";
import { samplesFolder } from "../../src/samples/samples-folder.ts";
import { interpreters } from "./interpreters.ts";

const sources = readdirSync(samplesFolder, { recursive: true, encoding: "utf8" })
  .filter((name) => extname(name) in interpreters && !name.includes("node_modules"))
  .map((name) => ({ name, source: readFileSync(join(samplesFolder, name), "utf8") }));

/** In what the reference shows, each line is a model; what the guides do is seen when they are run. */
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
    /environ\.get|getenv\([^)]*,|\$\{MINAPP_\w+:?-|MINAPP_\w+(?::\s*\w+)?["']?\)?\s*(?:\?\?|\|\||\?:|=(?!=))\s*["'`]?\w/;
  expect(those(sources, (source) => fallback.test(source))).toEqual([]);
  // A guide can show where a host goes, but sends to none that is written in it.
  expect(those(sources, (source) => /(?:baseUrl|BASE_URL)\s*[:=]\s*["'`]http/i.test(source))).toEqual([]);
  expect(those(sources, (source) => /(?:fetch|curl_init|Request)\(\s*["'`]http/.test(source))).toEqual([]);
  expect(those(sources, (source) => /\btoken:\s*["'`][^"'`]|MINAPP_TOKEN=\S/i.test(source))).toEqual([]);
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

test("no sample leaves the certificate unchecked, or takes the token to another host", () => {
  const forbidden = [
    /--insecure|\s-[a-zA-Z]*k(?:\s|$)/m,
    /--location-trusted|--post30\d/,
    /--location(?! --max-redirs 0)(?=.*\\$)/m,
    /CURLOPT_(?:SSL_VERIFY\w+|FOLLOWLOCATION|UNRESTRICTED_AUTH)\s*=>/,
    /verify\s*=\s*False|_create_unverified_context|CERT_NONE|check_hostname/,
    /rejectUnauthorized|NODE_TLS_REJECT_UNAUTHORIZED/,
    /redirect: "follow"/,
  ];
  for (const form of forbidden)
    expect([form, those(sources, (source) => form.test(source))]).toEqual([form, []]);
});

test("no sample waits longer than a minute", () => {
  const limit =
    /(?:--max-time |--connect-timeout |AbortSignal\.timeout\(|CURLOPT_(?:CONNECT)?TIMEOUT(?:_MS)? => |timeout=|timeout: |deadline: )([\d_]+)/g;
  const seconds = (name: string, found: string) =>
    Number(found.replaceAll("_", "")) / (/\.(?:ts|mjs)$/.test(name) ? 1000 : 1);
  const long = sources.filter(({ name, source }) =>
    [...source.matchAll(limit)].some(([, found = ""]) => seconds(name, found) > 60),
  );
  expect(long.map(({ name }) => name)).toEqual([]);
});

test("on a command line stand no token, which others could see, and no option newer than curl 7.76", () => {
  const scripts = sources.filter(({ name }) => name.endsWith(".sh"));
  expect(scripts.length).toBeGreaterThanOrEqual(15);
  // In the text that curl reads from its input, they stand at the beginning of a line or in JSON.
  expect(those(scripts, (source) => /^(?!Authorization:|\{| +").*MINAPP_(?!BASE_URL)/m.test(source))).toEqual(
    [],
  );
  expect(those(scripts, (source) => /--json|--url-query|--variable|--expand/.test(source))).toEqual([]);
});
