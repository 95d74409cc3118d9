import { expect, test } from "vitest";
import { assertSelfContained } from "../../src/single-page/assert-self-contained.ts";
import { addContentSecurityPolicy } from "../../src/single-page/content-security-policy.ts";
import { inlineLogo } from "../../src/single-page/inline-logo.ts";
import { relativeLinks } from "../../src/single-page/relative-links.ts";
import { searchWithoutWorkers } from "../../src/single-page/search-without-workers.ts";

const quiet = '<script type="module">const options = {"disableTelemetry":true};</script>';

test("a Redoc without its logos is not taken for a page that is done", () => {
  expect(() => inlineLogo("<html></html>")).toThrow(
    /^Redoc's page was not usable: the text "https:\/\/cdn\.redoc\.ly\/redoc\/logo-mini-full\.svg" is not in it, /,
  );
});

test("nor is one that has them twice", () => {
  const twice = "`https://cdn.redoc.ly/redoc/logo-mini-full.svg`".repeat(2);
  expect(() => inlineLogo(twice)).toThrow(/logo-mini-full\.svg" is more than once in it/);
});

test("nor is one whose menu has other links", () => {
  const page = '<div id="redoc"><a href="#/users"></a></div><script type="module"></script>';
  expect(() => relativeLinks(page)).toThrow(/its pre-rendered menu has no link that begins with a slash/);
});

test("links in scripts stay as they are", () => {
  const page = (href: string) =>
    `<div id="redoc"><a href="${href}"></a></div><script type="module">' href="/users'</script>`;
  expect(relativeLinks(page("/users"))).toBe(page("#/users"));
});

test("nor is one that does not try to make functions of text, or does so in another way", () => {
  const attempt = "try{return e._factory??=Function(a),!0}catch{return!1}";
  expect(searchWithoutWorkers(`if(x)return!1;${attempt}}`)).toBe("if(x)return!1;return!1}");
  expect(() => searchWithoutWorkers("")).toThrow(/it tries 0 times whether it may make a function of text/);
  expect(() => searchWithoutWorkers(attempt + attempt)).toThrow(/it tries 2 times/);
});

test("a template without a place for the policy", () => {
  expect(() => addContentSecurityPolicy("<html></html>")).toThrow('"@content-security-policy@" is not in it');
});

test.each([
  ["a script", '<script src="https://cdn.example/redoc.js"></script>', "https://cdn.example/redoc.js"],
  [
    "a script of the same protocol",
    '<script defer src="//cdn.example/redoc.js"></script>',
    "//cdn.example/redoc.js",
  ],
  ["a style sheet", '<link rel="stylesheet" href="https://cdn.example/a.css">', "https://cdn.example/a.css"],
  [
    "a preloaded module",
    '<link rel="modulepreload" href="https://cdn.example/a.js" />',
    "https://cdn.example/a.js",
  ],
  ["an image", '<img alt="" src="https://cdn.example/a.png">', "https://cdn.example/a.png"],
  [
    "a font",
    "<style>@font-face{src:url('https://cdn.example/a.woff2')}</style>",
    "https://cdn.example/a.woff2",
  ],
  ["an import", '<style>@import "https://cdn.example/a.css";</style>', "https://cdn.example/a.css"],
  [
    "a logo",
    "<script>`https://cdn.redoc.ly/redoc/logo-new.svg`</script>",
    "https://cdn.redoc.ly/redoc/logo-new.svg",
  ],
])("%s of another host is refused", (_, markup, address) => {
  expect(() => assertSelfContained(quiet + markup)).toThrow(
    `Redoc's page would fetch ${address} from another host`,
  );
});

test("links to other hosts are not", () => {
  expect(() => assertSelfContained(`${quiet}<a href="https://example.com/">x</a>`)).not.toThrow();
});

test.each([
  ['"disableTelemetry":false', '"disableTelemetry":false'],
  ["", "no switch for it"],
])("telemetry %s is refused", (text, found) => {
  expect(() => assertSelfContained(`<script>${text}</script>`)).toThrow(`(it has ${found})`);
});
