import { expect, test } from "vitest";
import { operation } from "./spec.ts";
import { distanceFromTop, visit } from "./visit.ts";

test("the page works without a server", async () => {
  await using visited = await visit();
  const { page, requests, complaints } = visited;
  const file = new URL("../dist/index.html", import.meta.url).href;
  const last = operation("updateUserInfoV1");
  await page.goto(file + last.hash);
  await expect.poll(() => distanceFromTop(page, last)).toBeLessThan(200);
  expect(requests.map((request) => request.replace(/#.*/, ""))).toEqual([file]);
  expect(complaints).toEqual([]);
});
