import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { headersOf, readHeaders } from "../../src/headers-file.ts";
import { secureContent } from "../../src/publish/content-security.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const hash = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

const page = (body: string, head = "") =>
  `<!doctype html><html><head><meta charset="utf-8"/>${head}</head><body>${body}</body></html>`;

/** The policy of a page, or that of the headers. */
function scriptsOf(policy: string | undefined): string[] {
  return /script-src ([^;]*)/.exec(policy ?? "")?.[1]?.split(" ") ?? [];
}

test("a page may run its own scripts, and the headers allow those of all pages", async () => {
  await using folder = await temporaryFolder();
  await writeFile(join(folder.path, "a.html"), page("<script>a()</script><script>a()</script>"));
  await writeFile(join(folder.path, "b.html"), page('<script type="module">b()</script>'));
  await secureContent(folder.path);

  const policyOf = async (name: string) =>
    /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(
      await readFile(join(folder.path, name), "utf8"),
    )?.[1];
  const own = ["'self'", "'wasm-unsafe-eval'"];
  expect(scriptsOf(await policyOf("a.html"))).toEqual([...own, hash("a()")]);
  expect(scriptsOf(await policyOf("b.html"))).toEqual([...own, hash("b()")]);

  const headers = new Map(headersOf(readHeaders(join(folder.path, "_headers")), "/en/"));
  const policy = headers.get("Content-Security-Policy");
  expect(scriptsOf(policy)).toEqual([...own, ...[hash("a()"), hash("b()")].sort()]);
  expect(policy).toContain("frame-ancestors 'none'");
});

test("data and files are no inline scripts", async () => {
  await using folder = await temporaryFolder();
  const body = '<script type="application/json">{"a":1}</script><script src="./a.js"></script>';
  await writeFile(join(folder.path, "a.html"), page(body));
  await secureContent(folder.path);
  expect(await readFile(join(folder.path, "a.html"), "utf8")).not.toContain("sha256-");
});

test("a page with a policy keeps it, and its scripts are in the headers", async () => {
  await using folder = await temporaryFolder();
  const html = page(
    "<script>a()</script>",
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'">`,
  );
  await writeFile(join(folder.path, "a.html"), html);
  await secureContent(folder.path);
  expect(await readFile(join(folder.path, "a.html"), "utf8")).toBe(html);
  expect(await readFile(join(folder.path, "_headers"), "utf8")).toContain(hash("a()"));
});

test("a page without a charset has no place for the policy, and is not published", async () => {
  await using folder = await temporaryFolder();
  await writeFile(join(folder.path, "a.html"), "<p>a</p>");
  await expect(secureContent(folder.path)).rejects.toThrow(/a\.html has no <meta charset="utf-8">/);
});

test("no line of the headers is longer than hosts read, and only built files are kept for good", async () => {
  const folder = new URL("../../dist/", import.meta.url);
  const text = await readFile(new URL("_headers", folder), "utf8");
  for (const line of text.split("\n")) expect(line.length).toBeLessThanOrEqual(2000);
  const rules = readHeaders(fileURLToPath(new URL("_headers", folder)));
  const cached = (url: string) => new Map(headersOf(rules, url)).get("Cache-Control");
  expect(cached("/_astro/page.js")).toMatch(/immutable/);
  expect(cached("/en/")).toBeUndefined();
  expect(new Map(headersOf(rules, "/_astro/page.js")).get("X-Content-Type-Options")).toBe("nosniff");
});
