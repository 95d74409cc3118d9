import { exampleToken } from "@minapp-users/spec-check";
import { expect, test } from "vitest";
import { type AccessRequest, decideAccess, isLoopback } from "../../src/verify/access.ts";

const local = "http://127.0.0.1:4020";
const remote = "https://cloud.minapp.com";

function decide(request: Partial<AccessRequest>) {
  const usual = {
    origin: local,
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
  ["another machine", { origin: remote }, "read-only"],
  ["another machine, and users", { origin: remote, named: 6 }, "read-only"],
  ["another machine, users, and write", { origin: remote, named: 6, write: true }, "read-write"],
  ["another machine with the public token", { origin: remote, token: exampleToken() }, "read-only"],
  ["a mock", { token: exampleToken(), stateless: true }, "stateless"],
])("%s: %j is %s", (_, request, access) => {
  expect(decide(request)).toBe(access);
});

test.each<[string, Partial<AccessRequest>, RegExp]>([
  ["read-only and write", { readOnly: true, write: true, named: 6 }, /^read-only excludes write/],
  ["write without users", { origin: remote, write: true }, /name them with users/],
  ["write without users on this machine", { write: true }, /name them with users/],
  [
    "a mock on another machine",
    { origin: remote, token: exampleToken(), stateless: true },
    /^stateless is for a mock/,
  ],
  ["a mock with another token", { stateless: true }, /^stateless is for a mock/],
])("%s: refused", (_, request, sentence) => {
  expect(() => decide(request)).toThrow(sentence);
});

test("the emulator with its usual token is made up, and nothing else is", () => {
  const isDouble = (origin: string, token: string) =>
    decideAccess({ origin, token, named: 6, write: true, readOnly: false, stateless: false }).isDouble;
  expect(isDouble(local, exampleToken())).toBe(true);
  expect(isDouble(local, "a token")).toBe(false);
  expect(isDouble(remote, exampleToken())).toBe(false);
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
