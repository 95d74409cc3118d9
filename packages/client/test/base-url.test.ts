import { expect, test } from "vitest";
import { checkBaseUrl } from "../src/base-url.ts";

test.each([
  ["https://cloud.minapp.com", "https://cloud.minapp.com"],
  ["https://cloud.minapp.com/", "https://cloud.minapp.com"],
  ["https://cloud.minapp.com///", "https://cloud.minapp.com"],
  ["HTTP://Localhost:80/", "http://localhost"],
  ["http://127.0.0.1:4010/gateway/a/", "http://127.0.0.1:4010/gateway/a"],
  ["https://例子.测试/a b", "https://xn--fsqu00a.xn--0zwm56d/a%20b"],
])("%s is used as %s", (given, used) => {
  expect(checkBaseUrl(given)).toBe(used);
});

test.each([
  "",
  "cloud.minapp.com",
  "//cloud.minapp.com",
  "ftp://cloud.minapp.com",
  "file:///etc",
  "xhttp://a",
  "httpx://a",
  "https://me@a",
  "https://:hush@a",
  "https://me:hush@a",
  "https://a/?",
  "https://a/?b=1",
  "https://a/#",
  "https://a/#b",
  "https://a/{id}",
  "https://a/%7bid",
  "https://a/id%7D",
  undefined as never,
  5 as never,
])("%j is refused, and not repeated", (given) => {
  expect(() => checkBaseUrl(given)).toThrow(
    new TypeError("baseUrl must be an http or https URL without credentials, query or fragment"),
  );
});
