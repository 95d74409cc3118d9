import { readFileSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { spec, specJson, specYaml } from "./spec.ts";

const dist = fileURLToPath(new URL("../dist/", import.meta.url));
const page = readFileSync(`${dist}index.html`, "utf8");

/** The page without the text of its scripts, which only looks like markup. */
const markup = page.replace(/(<script(?:\s[^>]*)?>)[\s\S]*?<\/script/g, "$1</script");

test("the page and the spec in two forms are all there is", async () => {
  expect(await readdir(dist)).toEqual(["index.html", "minapp-users.json", "minapp-users.yaml"]);
});

test("the spec for download is the spec, to the byte", async () => {
  expect(await readFile(`${dist}minapp-users.json`)).toEqual(await readFile(specJson));
  expect(await readFile(`${dist}minapp-users.yaml`)).toEqual(await readFile(specYaml));
});

test("Redoc does not report its readers", () => {
  expect(page.match(/"disableTelemetry":\w+/g)).toEqual(['"disableTelemetry":true']);
});

test("nothing is loaded, from this host or another", () => {
  const loaded = [...markup.matchAll(/<(script|img|iframe|link)\b[^>]*?\s(?:src|href)="([^"]*)"/g)];
  expect(loaded.map(([, tag, address = ""]) => `${tag} ${address.replace(/,.*/, "")}`)).toEqual([
    "link data:image/svg+xml",
    "link minapp-users.yaml",
    "link minapp-users.json",
  ]);
  expect(page.match(/https:\/\/cdn\.redoc\.ly[^"'`\s]*/)).toBeNull();
});

test("the links of the pre-rendered page do not depend on where the page lies", () => {
  const links = [...markup.matchAll(/<a\b[^>]*?\shref="([^"]*)"/g)].map(([, address = ""]) => address);
  expect(links.filter((address) => !/^(#\/|https:\/\/|minapp-users\.(yaml|json)$)/.test(address))).toEqual(
    [],
  );
  expect(links).toContain("#/users");
});

test("the head says what the page is", () => {
  expect(markup).toMatch(/^<!doctype html>\n<html lang="en">/);
  expect(markup).toContain(`<title>${spec.info.title}</title>`);
  expect(markup).toContain(`<meta name="description" content="${spec.info.summary}">`);
  expect(markup).toContain('<meta name="viewport" content="width=device-width, initial-scale=1">');
});

test("without JavaScript, the page links the spec", () => {
  const [, text = ""] = /<noscript>([\s\S]*?)<\/noscript>/.exec(markup) ?? [];
  expect(text).toContain('href="minapp-users.yaml"');
  expect(text).toContain('href="minapp-users.json"');
});

test("the policy lets nothing out, and no script in that is not the page's", () => {
  const [, policy = ""] = /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/.exec(markup) ?? [];
  expect(policy.replace(/'sha256-[^']+'/g, "hash").split("; ")).toEqual([
    "default-src 'none'",
    "script-src hash hash",
    "style-src 'unsafe-inline'",
    "font-src data:",
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
  ]);
});
