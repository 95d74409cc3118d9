import { exampleToken } from "@minapp-users/spec-check";
import { expect, test } from "vitest";
import { isLoopback, usesProxyOfEnvironment } from "../../src/is-loopback.ts";
import { type AccessRequest, decideAccess } from "../../src/verify/access.ts";

function decide(request: Partial<AccessRequest>) {
  const usual = {
    isLocal: true,
    checksTokens: true,
    token: "a token",
    named: 0,
    write: false,
    readOnly: false,
    stateless: false,
  };
  return decideAccess({ ...usual, ...request }).access;
}

test.each<[string, Partial<AccessRequest>, string]>([
  ["the public token on this machine", { token: exampleToken() }, "read-write"],
  ["the public token on this machine, and read-only", { token: exampleToken(), readOnly: true }, "read-only"],
  ["another token on this machine", {}, "read-only"],
  ["another token on this machine, and users", { named: 6 }, "read-write"],
  ["another machine", { isLocal: false }, "read-only"],
  ["another machine, and users", { isLocal: false, named: 6 }, "read-only"],
  ["another machine, users, and write", { isLocal: false, named: 6, write: true }, "read-write"],
  ["another machine with the public token", { isLocal: false, token: exampleToken() }, "read-only"],
  ["a gateway here that adds its own token", { token: exampleToken(), checksTokens: false }, "read-only"],
  ["the same, and users", { token: exampleToken(), checksTokens: false, named: 6 }, "read-write"],
  ["a mock", { token: exampleToken(), stateless: true }, "stateless"],
])("%s: %j is %s", (_, request, access) => {
  expect(decide(request)).toBe(access);
});

test.each<[string, Partial<AccessRequest>, RegExp]>([
  ["read-only and write", { readOnly: true, write: true, named: 6 }, /^read-only excludes write/],
  ["write without users", { isLocal: false, write: true }, /name them with users/],
  ["write without users on this machine", { write: true }, /name them with users/],
  [
    "a mock on another machine",
    { isLocal: false, token: exampleToken(), stateless: true },
    /^stateless is for a mock/,
  ],
  [
    "a mock that takes any token",
    { token: exampleToken(), checksTokens: false, stateless: true },
    /^stateless is for a mock/,
  ],
  ["a mock with another token", { stateless: true }, /^stateless is for a mock/],
])("%s: refused", (_, request, sentence) => {
  expect(() => decide(request)).toThrow(sentence);
});

test("made up are the users of what is here, takes the public token, and no other one", () => {
  const isDouble = (request: Partial<AccessRequest>) => {
    const usual = { isLocal: true, checksTokens: true, token: exampleToken(), named: 6, write: true };
    return decideAccess({ ...usual, readOnly: false, stateless: false, ...request }).isDouble;
  };
  expect(isDouble({})).toBe(true);
  expect(isDouble({ token: "a token" })).toBe(false);
  expect(isDouble({ isLocal: false })).toBe(false);
  expect(isDouble({ checksTokens: false })).toBe(false);
});

test.each<[NodeJS.ProcessEnv, string[], boolean]>([
  [{}, [], false],
  [{ HTTP_PROXY: "http://10.0.0.1:3128" }, [], false], // Node does not look at it by itself
  [{ HTTP_PROXY: "http://10.0.0.1:3128", NODE_USE_ENV_PROXY: "1" }, [], true],
  [{ http_proxy: "http://10.0.0.1:3128" }, ["--use-env-proxy"], true],
  [{ HTTPS_PROXY: "http://10.0.0.1:3128", NODE_OPTIONS: "--use-env-proxy" }, [], true],
  [{ NODE_USE_ENV_PROXY: "1" }, [], false],
])("with %j and %j, requests go through a proxy: %s", (env, execArgv, expected) => {
  expect(usesProxyOfEnvironment(env, execArgv)).toBe(expected);
});

test.each([
  ["http://127.0.0.1:4020", true],
  ["http://127.8.9.1", true],
  ["http://localhost:1", true],
  ["http://[::1]:4020", true],
  ["https://cloud.minapp.com", false],
  ["http://127.0.0.1.example.com", false],
  ["http://localhost.example.com", false],
  ["http://0.0.0.0:4020", false],
  ["http://10.0.0.1", false],
  ["http://[::ffff:10.0.0.1]", false],
  ["http://2130706433", true], // which is 127.0.0.1
])("%s is on this machine: %s", (origin, expected) => {
  expect(isLoopback(origin)).toBe(expected);
});
