import { afterEach, expect, test, vi } from "vitest";
import { createUsersClient } from "../src/index.ts";
import { isBrowser } from "../src/is-browser.ts";

afterEach(() => {
  vi.unstubAllGlobals();
});

const chrome =
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0 Safari/537.36";

test.each<[string, object, boolean]>([
  ["Node, which has a navigator", { navigator: { userAgent: "Node.js/24" } }, false],
  ["an old Node, which has none", { navigator: undefined }, false],
  ["Deno", { navigator: { userAgent: "Deno/2.5.0" } }, false],
  ["Bun", { navigator: { userAgent: "Bun/1.3.0" } }, false],
  ["workerd", { navigator: { userAgent: "Cloudflare-Workers" } }, false],
  ["a navigator without a name", { navigator: {} }, false],
  ["a name with Mozilla further back", { navigator: { userAgent: "Not Mozilla/5.0" } }, false],
  ["a page", { document: {}, navigator: { userAgent: chrome } }, true],
  ["a page by its document alone", { document: {}, navigator: undefined }, true],
  ["a worker of a page", { navigator: { userAgent: chrome } }, true],
])("%s: %#", (_, globals, inBrowser) => {
  for (const [name, value] of Object.entries(globals)) vi.stubGlobal(name, value);
  expect(isBrowser()).toBe(inBrowser);
});

test("a client does not start in a browser unless it is told to", () => {
  vi.stubGlobal("document", {});
  const refusal = new TypeError(
    "in a browser everyone can read the token, which can change every user: use a server, or dangerouslyAllowBrowser",
  );
  expect(() => createUsersClient({ token: "token" })).toThrow(refusal);
  expect(() => createUsersClient({ token: "token", dangerouslyAllowBrowser: false })).toThrow(refusal);
  expect(createUsersClient({ token: "token", dangerouslyAllowBrowser: true })).toHaveProperty("get");
});
