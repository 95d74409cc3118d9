import { expect, test, vi } from "vitest";
import { type ClientCredentialsOptions, clientCredentials } from "../../src/auth/index.ts";

const good = { clientId: "id", clientSecret: "hush-hush" };
const store = { load: () => undefined, save: () => {} };

function refusalOf(options: unknown): string {
  try {
    clientCredentials(options as ClientCredentialsOptions);
  } catch (error) {
    expect(error).toBeInstanceOf(TypeError);
    return (error as TypeError).message;
  }
  return "accepted";
}

test.each([
  [undefined, "clientId must be of type string, but it is undefined"],
  [{}, "clientId must be of type string, but it is undefined"],
  [{ clientId: "id" }, "clientSecret must be of type string, but it is undefined"],
  [{ ...good, clientId: "" }, "clientId must be of type string, but it is empty"],
  [{ ...good, clientSecret: "" }, "clientSecret must be of type string, but it is empty"],
  [{ ...good, clientSecret: 5 }, "clientSecret must be of type string, but it is number"],
  [{ ...good, clientSecret: null }, "clientSecret must be of type string, but it is null"],
  [{ ...good, secret: "x" }, "there is no option secret"],
  [{ ...good, toString: "x" }, "there is no option toString"],
  [{ ...good, store: undefined }, "store must be of type object, but it is undefined"],
  [{ ...good, store: null }, "store must be of type object, but it is null"],
  [{ ...good, store: {} }, "store must have the methods load and save"],
  [{ ...good, store: { load: store.load } }, "store must have the methods load and save"],
  [{ ...good, store: { save: store.save } }, "store must have the methods load and save"],
  [{ ...good, baseUrl: undefined }, "baseUrl must be of type string, but it is undefined"],
  [{ ...good, baseUrl: new URL("http://localhost") }, "baseUrl must be of type string, but it is object"],
  [{ ...good, fetch: undefined }, "fetch must be of type function, but it is undefined"],
  [{ ...good, fetch: "fetch" }, "fetch must be of type function, but it is string"],
  [{ ...good, now: 5 }, "now must be of type function, but it is number"],
  [{ ...good, timeout: undefined }, "timeout must be of type number, but it is undefined"],
  [{ ...good, timeout: 0 }, "timeout must be an integer from 1 to 2147483647"],
  [{ ...good, timeout: 1.5 }, "timeout must be an integer from 1 to 2147483647"],
  [{ ...good, timeout: Number.NaN }, "timeout must be an integer from 1 to 2147483647"],
  [{ ...good, timeout: 2 ** 31 }, "timeout must be an integer from 1 to 2147483647"],
  [
    { ...good, dangerouslyAllowBrowser: undefined },
    "dangerouslyAllowBrowser must be of type boolean, but it is undefined",
  ],
  [
    { ...good, dangerouslyAllowBrowser: 1 },
    "dangerouslyAllowBrowser must be of type boolean, but it is number",
  ],
])("refuses %o", (options, message) => {
  expect(refusalOf(options)).toBe(message);
});

test.each([
  "",
  "cloud.minapp.com",
  "ftp://cloud.minapp.com",
  "https://me:hush@cloud.minapp.com",
  "https://cloud.minapp.com/?a=1",
])("refuses the base URL %j", (baseUrl) => {
  expect(refusalOf({ ...good, baseUrl })).toMatch(/^baseUrl must be /);
});

test.each([
  good,
  {
    ...good,
    store,
    baseUrl: "http://localhost:8080/",
    fetch,
    timeout: 1,
    now: Date.now,
    dangerouslyAllowBrowser: false,
  },
  { ...good, timeout: 2 ** 31 - 1 },
])("takes %o", (options) => {
  expect(clientCredentials(options)).toBeTypeOf("function");
});

test.each([
  ["a document", "document", {}],
  ["the navigator of a worker", "navigator", { userAgent: "Mozilla/5.0 (X11; Linux x86_64)" }],
])("does not start in a browser, known by %s, unless told to", (_, name, value) => {
  vi.stubGlobal(name, value);
  try {
    const message = "in a browser everyone can read clientSecret: use a server, or dangerouslyAllowBrowser";
    expect(refusalOf(good)).toBe(message);
    expect(refusalOf({ ...good, dangerouslyAllowBrowser: false })).toBe(message);
    expect(refusalOf({ ...good, dangerouslyAllowBrowser: true })).toBe("accepted");
  } finally {
    vi.unstubAllGlobals();
  }
});

test.each([
  undefined,
  {},
  { userAgent: "Node.js/24" },
  { userAgent: "Cloudflare-Workers" },
  { userAgent: "Not Mozilla" },
])("starts where the navigator is %j", (navigator) => {
  vi.stubGlobal("navigator", navigator);
  try {
    expect(refusalOf(good)).toBe("accepted");
  } finally {
    vi.unstubAllGlobals();
  }
});
