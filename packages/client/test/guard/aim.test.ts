import spec from "@minapp-users/spec/minapp-users.json" with { type: "json" };
import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { maxUrlLength } from "../../src/generated/vocabulary.ts";
import { assertAimed } from "../../src/guard/aim.ts";
import { createUsersClient } from "../../src/index.ts";
import { rejectionOf } from "../rejection.ts";
import { startServer } from "../scripted-server.ts";

const token = "0123456789abcdef0123456789abcdef01234567";
const base = "https://cloud.minapp.com";
const aim = (method: string, path: string, at = base) => assertAimed(new Request(at + path, { method }), at);

const bulk = "/oserve/v2.6/miniapp/user_profile/";
const empty = "a part of the path is empty, was an id lost?";
const noWhere = "a bulk update without where is for every user, write where: {} if you mean that";

describe("a request goes where it was meant to", () => {
  test.each([
    ["GET", bulk],
    ["PUT", `${bulk}5/`],
    ["PUT", `${bulk}?where=%7B%7D`],
    ["PUT", `${bulk}?limit=1&where={"a":1}`],
    ["PUT", "/oserve/v1/user/info/5/"],
    ["PUT", `${bulk}history/`],
    ["GET", `${bulk}?where=//`],
    ["GET", `${bulk}#//`],
    ["GET", `${bulk}?where=%7Bid%7D`],
  ])("%s %s", (method, path) => {
    expect(aim(method, path)).toBeUndefined();
    expect(aim(method, path, "http://127.0.0.1:8080/a/b")).toBeUndefined();
  });

  test.each([
    ["PUT", `${bulk}%7Bid%7D/`, "id must be a positive integer, but it is undefined"],
    ["GET", `${bulk}%7buser-id%7d/`, "user-id must be a positive integer, but it is undefined"],
    ["GET", "/a/{profile_id}/b/", "profile_id must be a positive integer, but it is undefined"],
    ["GET", "/a//b/", empty],
    ["PUT", `${bulk}/`, empty],
    ["GET", "/a//", empty],
    ["GET", "//a/?b", empty],
    ["GET", "/a//#b", empty],
    ["PUT", bulk, noWhere],
    ["PUT", bulk.slice(0, -1), noWhere],
    ["PUT", `${bulk}?where=`, noWhere],
    ["PUT", `${bulk}?limit=1`, noWhere],
    ["PUT", `${bulk}5/..`, noWhere],
    ["PUT", `${bulk}./#5`, noWhere],
  ])("%s %s is refused", (method, path, message) => {
    const refusal = new TypeError(`${message}: nothing was sent`);
    expect(() => aim(method, path)).toThrow(refusal);
    expect(() => aim(method, path, "http://127.0.0.1:8080/a/b")).toThrow(refusal);
  });
});

test.each([
  ["https://cloud.minapp.com", "https://cloud.minapp.com.example.com/a/"],
  ["https://cloud.minapp.com", "http://cloud.minapp.com/a/"],
  ["https://cloud.minapp.com", "https://example.com/https://cloud.minapp.com/a/"],
  ["https://cloud.minapp.com/gateway", "https://cloud.minapp.com/a/"],
  ["https://cloud.minapp.com/gateway", "https://cloud.minapp.com/gateway-of-others/a/"],
  ["https://cloud.minapp.com/gateway", "https://cloud.minapp.com/gateway/../a/"],
])("for %s, nothing goes to %s", (at, url) => {
  expect(() => assertAimed(new Request(url), at)).toThrow(
    new TypeError("the request does not go to baseUrl: nothing was sent"),
  );
});

test("raw sends nothing elsewhere, whatever base URL it is given for a call", async () => {
  const fetch = vi.fn(async () => Response.json({}));
  const { raw } = createUsersClient({ token, fetch });
  const error = await rejectionOf(raw.GET("/oserve/v1/user/info/", { baseUrl: "https://example.com" }));
  expect(error.message).toBe("the request does not go to baseUrl: nothing was sent");
  expect(fetch).not.toHaveBeenCalled();
});

test("braces with nothing between them, or a slash, are no part that was not filled", () => {
  expect(aim("GET", "/a/%7B%7D/")).toBeUndefined();
  expect(aim("GET", "/a/%7Ba/b%7D/")).toBeUndefined();
});

test("a URL may be as long as the spec says, and not longer", () => {
  expect(maxUrlLength).toBe(spec.servers[0]?.["x-minapp-max-url-length"]);
  const path = (length: number) => `/a/?where=${"x".repeat(length - base.length - "/a/?where=".length)}`;
  expect(aim("GET", path(maxUrlLength))).toBeUndefined();
  expect(() => aim("GET", path(maxUrlLength + 1))).toThrow(
    new TypeError(
      `the URL is longer than ${maxUrlLength} characters, ask for less in where: nothing was sent`,
    ),
  );
});

test("the length is that of the URL as it is sent, whatever is in the filter", async () => {
  const { url, requests } = await startServer([{ body: { meta: { next: null }, objects: [] } }]);
  const users = createUsersClient({ token, baseUrl: url });
  const unit = fc.constantFrom("a", "你", "😀", '"', "&");
  const rest = `${url}/oserve/v2.2/miniapp/user_profile/?where=`.length;
  await fc.assert(
    fc.asyncProperty(unit, fc.integer({ min: -3, max: 3 }), async (letter, around) => {
      requests.length = 0;
      // As many letters as fit, and up to three more or less.
      const each = encodeURIComponent(JSON.stringify(letter).slice(1, -1)).length;
      const frame = encodeURIComponent('{"a":""}').length;
      const fit = Math.floor((maxUrlLength - rest - frame) / each);
      const call = users.list({ where: { a: letter.repeat(fit + around) } }).then(() => "sent");
      if (around <= 0) {
        expect(await call).toBe("sent");
        expect(requests[0]?.url.length).toBeLessThanOrEqual(maxUrlLength - url.length);
      } else {
        const error = await rejectionOf(call);
        expect(error.message).toBe(
          `the URL is longer than ${maxUrlLength} characters, ask for less in where: nothing was sent`,
        );
        expect(requests).toEqual([]);
      }
    }),
    { numRuns: 40 },
  );
});
