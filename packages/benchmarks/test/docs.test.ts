import { beforeAll, expect, test } from "vitest";
import { budgets } from "../src/budgets.ts";
import { type DocsFigures, measureDocs, type PageFigures } from "../src/docs/measure-docs.ts";
import { referencePages } from "../src/docs/reference-pages.ts";

let figures: DocsFigures;

beforeAll(async () => {
  figures = await measureDocs({ visits: 1, slow: false });
}, 180_000);

const figureOf = (name: string): PageFigures => {
  const found = figures.pages.find((page) => page.name === name);
  if (found === undefined) throw new Error(`There are no figures of ${name}.`);
  return found;
};
const visitsOf = (name: string) => figureOf(name).fast;

const own = [referencePages.english, referencePages.chinese];
const peers = [referencePages.redoc, referencePages.scalar, referencePages.swagger];

test.each(own)("%s weighs no more than its budget, less than any peer, and asks nobody else", (name) => {
  for (const { bytes, foreign } of visitsOf(name)) {
    expect(bytes).toBeLessThanOrEqual(budgets.operationPage.bytes);
    expect(foreign).toBe(0);
    for (const peer of peers) {
      for (const visit of visitsOf(peer)) expect(bytes).toBeLessThan(visit.bytes);
    }
  }
});

test("without scripts, only ours say more than a few names", () => {
  const most = Math.max(...peers.map((peer) => figureOf(peer).characters));
  for (const name of own) expect(figureOf(name).characters).toBeGreaterThan(most);
});

test.each(Object.values(referencePages))("%s shows the operation", (name) => {
  expect(visitsOf(name)).toHaveLength(1);
  for (const { requests, firstPaint, readable } of visitsOf(name)) {
    expect(requests).toBeGreaterThan(0);
    expect(firstPaint).toBeGreaterThan(0);
    expect(readable).toBeGreaterThanOrEqual(firstPaint);
  }
});
