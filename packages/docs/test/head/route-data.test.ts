import { expect, test } from "vitest";
import { onRequest } from "../../src/route-data.ts";

type Context = Parameters<typeof onRequest>[0];

/** What the middleware makes of the head of a page. */
async function headOf(site: string, head: object[]): Promise<object[]> {
  const context = { site: new URL(site), locals: { starlightRoute: { head } } };
  await onRequest(context as unknown as Context, async () => {});
  return head;
}

test("addresses of a site below a path have the path", async () => {
  const canonical = { rel: "canonical", href: "https://docs.example/en/reference/" };
  const url = { property: "og:url", content: "https://docs.example/en/reference/" };
  const other = { rel: "license", href: "https://other.example/en/" };
  expect(
    await headOf("https://docs.example/users/", [
      { tag: "link", attrs: canonical },
      { tag: "meta", attrs: url },
      { tag: "link", attrs: other },
      { tag: "title" },
    ]),
  ).toEqual([
    { tag: "link", attrs: { rel: "canonical", href: "https://docs.example/users/en/reference/" } },
    { tag: "meta", attrs: { property: "og:url", content: "https://docs.example/users/en/reference/" } },
    { tag: "link", attrs: { rel: "license", href: "https://other.example/en/" } },
    { tag: "title" },
  ]);
});

test("at the root of a host they stay as they are", async () => {
  const attrs = { rel: "canonical", href: "https://docs.example/en/reference/" };
  expect(await headOf("https://docs.example/", [{ tag: "link", attrs }])).toEqual([
    { tag: "link", attrs: { rel: "canonical", href: "https://docs.example/en/reference/" } },
  ]);
});

test("languages are as Open Graph writes them, and no picture is promised", async () => {
  expect(
    await headOf("https://docs.example/", [
      { tag: "meta", attrs: { property: "og:locale", content: "zh-CN" } },
      { tag: "meta", attrs: { name: "twitter:card", content: "summary_large_image" } },
      { tag: "link", attrs: { rel: "sitemap", href: "/sitemap-index.xml" } },
    ]),
  ).toEqual([
    { tag: "meta", attrs: { property: "og:locale", content: "zh_CN" } },
    { tag: "meta", attrs: { name: "twitter:card", content: "summary" } },
    { tag: "link", attrs: { rel: "sitemap", href: "/sitemap.xml" } },
  ]);
});
