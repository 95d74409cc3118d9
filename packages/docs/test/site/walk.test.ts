import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type DocsServer, serveDocs } from "../../src/serve.ts";
import { foreign, visit } from "../visit.ts";
import { addAxe, violations } from "./axe-rules.ts";
import { codeSettled } from "./code-settled.ts";
import { siteFolder } from "./site-folder.ts";
import { addressOf, languageOf, pagePaths } from "./site-pages.ts";
import { documentWidth, tooWide } from "./too-wide.ts";

let docs: DocsServer;
beforeAll(async () => {
  docs = await serveDocs({ folder: siteFolder });
});
afterAll(() => docs.close());

/** As many as make two cores busy. */
const tabs = 3;

const sizes = { desktop: { width: 1400, height: 900 }, phone: { width: 390, height: 844 } };

interface Look {
  theme: "light" | "dark";
  size: keyof typeof sizes;
  /** Whether what can be unfolded is open. */
  opened: boolean;
  rules: "all" | "colours";
}

/** Each page is loaded once, and then changed in place: so only its colours differ in the second look of a size. */
const looks: Look[] = [
  { theme: "light", size: "desktop", opened: false, rules: "all" },
  { theme: "dark", size: "desktop", opened: false, rules: "colours" },
  { theme: "dark", size: "phone", opened: true, rules: "all" },
  { theme: "light", size: "phone", opened: true, rules: "colours" },
];

test("no page asks another host, complains, is too wide, or is not accessible", {
  timeout: 600_000,
}, async () => {
  const problems: string[] = [];
  const times: number[] = [];
  const begun = performance.now();
  // The tabs take their next page from the same iterator.
  const paths = pagePaths.values();
  const walk = async () => {
    await using visited = await visit({
      colorScheme: "light",
      reducedMotion: "reduce",
      viewport: sizes.desktop,
    });
    const { page, requests, complaints } = visited;
    const failed: string[] = [];
    page.on("requestfailed", (request) => failed.push(`${request.url()}: ${request.failure()?.errorText}`));
    page.on("response", (response) => {
      if (response.status() >= 400) failed.push(`${response.url()}: ${response.status()}`);
    });
    // To the console, so that it is a complaint. Such a script is not subject to the policy of the page.
    await page.addInitScript(() => {
      addEventListener("securitypolicyviolation", (event) =>
        console.error(`The policy forbids ${event.violatedDirective}: ${event.blockedURI}`),
      );
    });
    // A browser stays where it is when the answer has no content: the first page is not to go on to a language.
    await page.route(`${docs.url}*`, async (route) => {
      const goesOn = page.url() === docs.url && route.request().isNavigationRequest();
      await (goesOn ? route.fulfill({ status: 204 }) : route.continue());
    });
    for (const path of paths) {
      const started = performance.now();
      const found = await look(page, path);
      found.push(
        ...foreign(requests.splice(0), docs.url).map((url) => `asks ${url}`),
        ...complaints.splice(0).map((complaint) => `complains: ${complaint}`),
        ...failed.splice(0).map((failure) => `does not get ${failure}`),
      );
      problems.push(...found.map((problem) => `${path}: ${problem}`));
      times.push(performance.now() - started);
    }
  };
  await Promise.all(Array.from({ length: tabs }, walk));
  const sorted = times.toSorted((a, b) => a - b);
  console.log(
    `${times.length} pages × ${looks.length} looks in ${Math.round(performance.now() - begun)} ms; a page takes ` +
      `${Math.round(sorted[sorted.length >> 1] ?? 0)} ms (median), ${Math.round(sorted.at(-1) ?? 0)} ms at most`,
  );
  expect(problems).toEqual([]);
  expect(times).toHaveLength(pagePaths.length);
});

/** Looks at one page in every way. */
async function look(page: Page, path: string): Promise<string[]> {
  const found: string[] = [];
  await page.setViewportSize(sizes.desktop);
  await page.emulateMedia({ colorScheme: "light" });
  await page.goto(docs.url + addressOf(path));
  await addAxe(page);
  for (const { theme, size, opened, rules } of looks) {
    const where = `${theme}, ${size}`;
    await page.emulateMedia({ colorScheme: theme });
    await page.setViewportSize(sizes[size]);
    if (opened) await openAll(page);
    await codeSettled(page);
    if (languageOf(path) !== undefined) await page.locator(`html[data-theme="${theme}"]`).waitFor();
    const width = await documentWidth(page);
    if (width > sizes[size].width) found.push(`is ${width} px wide (${where})`);
    found.push(...(await tooWide(page)).map((html) => `beyond the right edge (${where}): ${html}`));
    found.push(...(await violations(page, rules)).map((violation) => `${violation} (${where})`));
  }
  return found;
}

/** Opens what is folded, and shows the samples in all languages. */
async function openAll(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const details of document.querySelectorAll("details")) details.open = true;
    for (const sample of document.querySelectorAll<HTMLElement>(".sample")) sample.style.display = "block";
  });
}
