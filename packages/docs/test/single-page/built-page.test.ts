import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { locales } from "../../src/reference/locales.ts";
import { readDocument } from "../../src/reference/read-document.ts";

const dist = fileURLToPath(new URL("../../dist/", import.meta.url));

describe.each(locales)("in %s", (locale) => {
  const page = readFileSync(`${dist}download/minapp-users.${locale}.html`, "utf8");

  /** The page without the text of its scripts, which only looks like markup. */
  const markup = page.replace(/(<script(?:\s[^>]*)?>)[\s\S]*?<\/script/g, "$1</script");

  test("Redoc does not report its readers", () => {
    expect(page.match(/"disableTelemetry":\w+/g)).toEqual(['"disableTelemetry":true']);
  });

  test("nothing is loaded, from this host or another", () => {
    const loaded = [...markup.matchAll(/<(script|img|iframe|link)\b[^>]*?\s(?:src|href)="([^"]*)"/g)];
    expect(loaded.map(([, tag, address = ""]) => `${tag} ${address.replace(/,.*/, "")}`)).toEqual([
      "link data:image/svg+xml",
      `link minapp-users.${locale}.yaml`,
      `link minapp-users.${locale}.json`,
    ]);
    expect(page.match(/https:\/\/cdn\.redoc\.ly[^"'`\s]*/)).toBeNull();
  });

  test("the links of the pre-rendered page do not depend on where the page lies", () => {
    const links = [...markup.matchAll(/<a\b[^>]*?\shref="([^"]*)"/g)].map(([, address = ""]) => address);
    expect(
      links.filter(
        (address) =>
          !/^(#\/|https:\/\/|\.\.\/(?:en|zh-CN)\/reference\/$|minapp-users\.(?:en|zh-CN)\.(?:yaml|json)$)/.test(
            address,
          ),
      ),
    ).toEqual([]);
    expect(links.some((address) => address.startsWith("#/users"))).toBe(true);
  });

  test("the head says what the page is", () => {
    const { info } = readDocument(locale);
    expect(markup.startsWith(`<!doctype html>\n<html lang="${locale}">`)).toBe(true);
    expect(markup).toContain(`<title>${info.title}</title>`);
    expect(markup).toContain(`<meta name="description" content="${info.summary}">`);
    expect(markup).toContain('<meta name="viewport" content="width=device-width, initial-scale=1">');
  });

  test("without JavaScript, the page links those that need none", () => {
    const [, text = ""] = /<noscript>([\s\S]*?)<\/noscript>/.exec(markup) ?? [];
    for (const one of locales) expect(text).toContain(`href="../${one}/reference/"`);
  });

  test("the policy lets nothing out, and no script in that is not the page's", () => {
    const [, policy = ""] =
      /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/.exec(markup) ?? [];
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
});
