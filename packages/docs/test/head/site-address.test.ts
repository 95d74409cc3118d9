import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { siteAddress } from "../../src/site-address.ts";

const { homepage } = JSON.parse(readFileSync(new URL("../../../../package.json", import.meta.url), "utf8"));

test("the site is at the homepage of the repository", () => {
  expect(siteAddress({})).toBe(homepage);
});

test("unless the build is told of another address", () => {
  expect(siteAddress({ SITE_URL: "https://docs.example/users" })).toBe("https://docs.example/users/");
});

test.each(["docs.example", "http://docs.example/", "https://docs.example/a?", "https://docs.example/#a", ""])(
  "%j is no address of a site",
  (SITE_URL) => {
    expect(() => siteAddress({ SITE_URL })).toThrow(
      `The address of the site is not an https:// address without a query (${JSON.stringify(SITE_URL)}): set SITE_URL, or the homepage in package.json.`,
    );
  },
);
