import { createHash } from "node:crypto";
import { join } from "node:path";
import { expect, test } from "vitest";
import { headersOf, readHeaders } from "../../src/headers-file.ts";
import { attribute, elementsOf } from "../../src/publish/elements.ts";
import { siteFolder } from "./site-folder.ts";
import { pagePaths, readPage } from "./site-pages.ts";
import { textOf } from "./text-of.ts";

/** What every page is allowed, word for word, besides its own scripts. */
const allowed = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self' http://127.0.0.1:* http://localhost:*",
  "base-uri 'none'",
  "form-action 'none'",
];

const headers = new Map(headersOf(readHeaders(join(siteFolder, "_headers")), "/en/"));
const withoutHashes = (policy: string) => policy.replace(/ 'sha256-[^']+'/g, "").split("; ");

test("every page has the policy, with the hashes of its own scripts and no others", async () => {
  for (const path of pagePaths) {
    const html = await readPage(path);
    const elements = [...elementsOf(html)];
    const policies = elements
      .filter((element) => attribute(element, "http-equiv") === "Content-Security-Policy")
      .map((element) => attribute(element, "content") ?? "");
    expect(policies.map(withoutHashes), path).toEqual([allowed]);

    const scripts = elements.filter(
      (element) =>
        element.tagName === "script" &&
        attribute(element, "src") === undefined &&
        attribute(element, "type") !== "application/json",
    );
    const hashes = scripts.map(
      (script) => `'sha256-${createHash("sha256").update(textOf(script)).digest("base64")}'`,
    );
    expect(new Set(policies[0]?.match(/'sha256-[^']+'/g) ?? []), path).toEqual(new Set(hashes));
    for (const hash of hashes) expect(headers.get("Content-Security-Policy"), path).toContain(hash);
  }
});

test("no element of any page has a handler in an attribute", async () => {
  for (const path of pagePaths) {
    for (const { attrs, tagName } of elementsOf(await readPage(path))) {
      expect(
        attrs.filter(({ name }) => name.startsWith("on")),
        `${path} ${tagName}`,
      ).toEqual([]);
    }
  }
});

test("the headers say the same, and what only headers can say", () => {
  expect(withoutHashes(headers.get("Content-Security-Policy") ?? "")).toEqual([
    ...allowed,
    "frame-ancestors 'none'",
  ]);
  expect(headers.get("Referrer-Policy")).toBe("no-referrer");
  expect(headers.get("X-Content-Type-Options")).toBe("nosniff");
});
