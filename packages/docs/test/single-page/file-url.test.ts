import { expect, test } from "vitest";
import { locales } from "../../src/reference/locales.ts";
import { visit } from "../visit.ts";
import { distanceFromTop } from "./distance-from-top.ts";
import { operationsIn } from "./spec.ts";

test.each(locales)("the page in %s works without a server", async (locale) => {
  await using visited = await visit();
  const { page, requests, complaints } = visited;
  const file = new URL(`../../dist/download/minapp-users.${locale}.html`, import.meta.url).href;
  const last = operationsIn(locale).at(-1);
  if (last === undefined) throw new Error("The spec has no operation.");
  await page.goto(file + last.hash);
  await expect.poll(() => distanceFromTop(page, last)).toBeLessThan(200);
  expect(requests.map((request) => request.replace(/#.*/, ""))).toEqual([file]);
  expect(complaints).toEqual([]);
});
