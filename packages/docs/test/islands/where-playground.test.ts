import { gzipSync } from "node:zlib";
import { spec } from "@minapp-users/spec-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { playgroundData } from "../../src/islands/where-playground/playground-data.ts";
import { axeViolations } from "./axe.ts";
import { dataScript, type IslandsSite, serveIslands } from "./islands-site.ts";
import { visitIsland } from "./visit-island.ts";

let site: IslandsSite;
const data = playgroundData(spec);
const main = `<where-playground>${dataScript(data)}</where-playground>`;

beforeAll(async () => {
  site = await serveIslands();
  for (const lang of ["en", "zh-CN"])
    for (const theme of ["light", "dark"] as const)
      site.pages.set(`/${lang}/${theme}`, { lang, theme, main, island: "where-playground" });
});
afterAll(() => site[Symbol.asyncDispose]());

test("the data are those of the spec", () => {
  expect(data).toMatchObject({
    server: "https://cloud.minapp.com",
    path: "/oserve/v2.2/miniapp/user_profile/",
    longestUrl: 16386,
    examples: [
      { label: "A custom column equals a value", where: '{"test":{"$eq":"test"}}' },
      { label: "Two conditions at once" },
      { label: "Members of one of two user groups (sibling)" },
      { label: "Everyone", where: "{}" },
    ],
  });
});

test("all of it is smaller than 15 kB", () => {
  const imported = new Set(["where-playground.js"]);
  for (const name of imported)
    for (const [, other = ""] of (site.scripts[name] ?? "").matchAll(/["']\.\/([\w.-]+\.js)["']/g))
      imported.add(other);
  const size = [...imported].reduce(
    (sum, name) => sum + gzipSync(site.scripts[name] ?? "", { level: 9 }).length,
    0,
  );
  console.log(`The playground is ${size} bytes, gzipped, in ${imported.size} files`);
  expect(size).toBeLessThan(15_000);
});

describe("the playground", () => {
  test("shows an example, its query and its length, and nothing that the policy forbids", async () => {
    await using visited = await visitIsland();
    const { page, requests, complaints } = visited;
    await page.goto(`${site.url}/en/light`);
    await page.getByRole("button", { name: "Two conditions at once" }).click();
    const where = '{"$and":[{"created_at":{"$gte":1542364387}},{"nickname":{"$contains":"你"}}]}';
    expect(JSON.parse(await page.getByLabel("A where, as JSON").inputValue())).toEqual(JSON.parse(where));
    const query = `?where=${encodeURIComponent(where)}`;
    expect(await page.getByRole("region", { name: "The query to send" }).textContent()).toBe(query);
    const { length } = `https://cloud.minapp.com/oserve/v2.2/miniapp/user_profile/${query}`;
    expect(await page.locator(".length").textContent()).toBe(
      `The URL has ${length} of at most 16386 characters.`,
    );
    expect(await page.locator(".verdict").textContent()).toContain("This where follows the spec.");
    expect(requests.map((url) => new URL(url).origin)).toEqual(requests.map(() => site.url));
    expect(complaints).toEqual([]);
  });

  test("says while one types what is wrong and where, and hides the query until it is right", async () => {
    await using visited = await visitIsland();
    const { page, complaints } = visited;
    await page.goto(`${site.url}/en/light`);
    const input = page.getByLabel("A where, as JSON");
    await input.fill('{"$and":[{"a":1},{"age":{"$gtee":18}},{"<img src=x onerror=alert(1)>":1}]}');
    await expect.poll(() => page.locator(".summary").textContent()).toBe("There are 2 mistakes.");
    const said = await page.locator(".findings li").allTextContents();
    expect(said[0]).toBe("Mistake $and[1].age.$gtee: there is no operator $gtee: did you mean $gte?");
    expect(said[1]).toContain("<img src=x onerror=alert(1)>");
    expect(await page.locator("main img").count()).toBe(0);
    expect(await page.locator(".encoded").isVisible()).toBe(false);
    expect(await input.getAttribute("aria-invalid")).toBe("true");
    await input.fill('{"age":{"$gte":12345678901234567890}}');
    await expect.poll(() => page.locator(".summary").textContent()).toBe("This where follows the spec.");
    expect(decodeURIComponent((await page.locator(".query").textContent()) ?? "")).toBe(
      '?where={"age":{"$gte":12345678901234567890}}',
    );
    expect(complaints).toEqual([]);
  });

  test("warns of everyone, and says when the URL is too long", async () => {
    await using visited = await visitIsland();
    const { page } = visited;
    await page.goto(`${site.url}/en/light`);
    await page.getByRole("button", { name: "Everyone" }).click();
    expect(await page.locator(".findings li").allTextContents()).toEqual([
      "Careful where: this matches every user; with a bulk update, it changes everyone.",
    ]);
    await page
      .getByLabel("A where, as JSON")
      .fill(`{"id":{"$in":[${Array.from({ length: 3000 }, (_, n) => n + 1)}]}}`);
    await expect
      .poll(() => page.locator(".findings").textContent())
      .toContain("Mistake URL: the URL would have ");
  });

  test("is Chinese on a Chinese page", async () => {
    await using visited = await visitIsland();
    const { page } = visited;
    await page.goto(`${site.url}/zh-CN/light`);
    await page.getByLabel("查询条件 where（JSON）").fill('{"$or":[]}');
    await expect.poll(() => page.locator(".verdict").textContent()).toContain("有 1 处错误。");
    expect(await page.locator(".findings li").allTextContents()).toEqual([
      "错误 $or：列表为空，至少要有一个条件。",
    ]);
    expect(await page.getByRole("button", { name: "复制" }).count()).toBe(0);
  });

  test("copies the query", async () => {
    await using visited = await visitIsland({ permissions: ["clipboard-read", "clipboard-write"] });
    const { page } = visited;
    await page.goto(`${site.url}/en/light`);
    await page.getByRole("button", { name: "Copy" }).click();
    await expect.poll(() => page.locator(".copied").textContent()).toBe("Copied.");
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      await page.locator(".query").textContent(),
    );
  });

  test("works by keyboard", async () => {
    await using visited = await visitIsland();
    const { page } = visited;
    await page.goto(`${site.url}/en/light`);
    const labels: string[] = [];
    for (let count = 0; count < 7; count++) {
      await page.keyboard.press("Tab");
      labels.push(
        await page.evaluate(() => {
          const { activeElement: at } = document;
          return `${at?.localName} ${getComputedStyle(at as Element).outlineStyle}`;
        }),
      );
    }
    expect(labels).toEqual([
      ...Array.from({ length: 4 }, () => "button solid"),
      "textarea solid",
      "pre solid",
      "button solid",
    ]);
  });

  for (const lang of ["en", "zh-CN"])
    for (const theme of ["light", "dark"])
      for (const width of [390, 1400])
        test(`satisfies axe, and fits: ${lang}, ${theme}, ${width} px`, async () => {
          await using visited = await visitIsland({ viewport: { width, height: 900 } });
          const { page } = visited;
          await page.goto(`${site.url}/${lang}/${theme}`);
          expect(await axeViolations(page)).toEqual([]);
          await page.locator("textarea").fill(`{"created_at":{"$gte":1542364387000},"b${"b".repeat(80)}":1}`);
          await expect.poll(() => page.locator(".findings li").count()).toBe(2);
          expect(await axeViolations(page)).toEqual([]);
          await page.locator("textarea").fill(`{"a${"a".repeat(80)}":{"$x":1}}`);
          await expect.poll(() => page.locator(".findings .error").count()).toBe(1);
          expect(await axeViolations(page)).toEqual([]);
          expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
        });
});
