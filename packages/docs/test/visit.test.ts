import { expect, test } from "vitest";
import { visit } from "./visit.ts";

test("what a page's policy forbids is a complaint, also when the page takes no notice", async () => {
  await using visited = await visit();
  const { page, complaints } = visited;
  await page.route("http://docs.test/", (route) =>
    route.fulfill({
      contentType: "text/html",
      headers: { "Content-Security-Policy": "script-src 'unsafe-inline'" },
      body: "<script>try { Function('return 1')(); } catch {}</script>",
    }),
  );
  await page.goto("http://docs.test/");
  await expect.poll(() => complaints).toEqual(["The policy forbids eval (script-src)."]);
});
