import { expect, test, vi } from "vitest";
import { createTransport, sendOnce } from "../src/transport.ts";

const base = "https://cloud.minapp.com/gateway";

function transport(answer: () => Response = () => Response.json({ a: 1 })) {
  const fetch = vi.fn(async (_: Request) => answer());
  return { raw: createTransport(base, { "X-Extra": "1" }, fetch), fetch };
}

test("a request has the base URL, the headers, the path, the query and the body", async () => {
  const { raw, fetch } = transport();
  await raw.PUT("/oserve/v2.6/miniapp/user_profile/", {
    params: { query: { where: { a: 1 }, limit: 2 } },
    body: { test: "é" },
  });
  const request = fetch.mock.calls[0]?.[0] as Request;
  expect(request.method).toBe("PUT");
  expect(request.url).toBe(`${base}/oserve/v2.6/miniapp/user_profile/?where=%7B%22a%22%3A1%7D&limit=2`);
  expect(Object.fromEntries(request.headers)).toEqual({
    "content-type": "application/json",
    "x-extra": "1",
  });
  expect(await request.text()).toBe('{"test":"é"}');
  expect(request.redirect).toBe("manual");
});

test("a body that JSON would change is refused", async () => {
  const { raw, fetch } = transport();
  await expect(
    raw.PUT("/oserve/v1/user/info/{id}/", { params: { path: { id: 1 } }, body: { a: [undefined] } }),
  ).rejects.toThrow(new TypeError("body.a[0] is undefined, which JSON cannot carry: nothing was sent"));
  expect(fetch).not.toHaveBeenCalled();
});

test("a path is filled by ids only", async () => {
  const { raw, fetch } = transport();
  await expect(
    raw.GET("/oserve/v1/miniapp/user-profile/{profile_id}/", { params: { path: { profile_id: 0 } } }),
  ).rejects.toThrow(new TypeError("profile_id must be a positive integer, but it is 0: nothing was sent"));
  expect(fetch).not.toHaveBeenCalled();
});

test("one request is sent by its own fetch, and its body comes as text", async () => {
  const { raw, fetch } = transport();
  const own = vi.fn(async (_: Request) => new Response('{"a": 1'));
  const answer = await sendOnce(raw, "get", "/oserve/v1/user/info/", { params: {} }, own);
  expect(answer.data).toBe('{"a": 1');
  expect(answer.response.status).toBe(200);
  expect(own.mock.calls[0]?.[0]).toHaveProperty("method", "GET");
  expect(own.mock.calls[0]?.[0]).toHaveProperty("url", `${base}/oserve/v1/user/info/`);
  expect(fetch).not.toHaveBeenCalled();
});

test.each([
  ['{"error_msg":"no"}', { error_msg: "no" }],
  ["<h1>", "<h1>"],
])("the body of a failure is JSON if it can be: %s", async (body, error) => {
  const { raw } = transport();
  const answer = await sendOnce(
    raw,
    "get",
    "/oserve/v1/user/info/",
    {},
    async () => new Response(body, { status: 500 }),
  );
  expect(answer.data).toBeUndefined();
  expect(answer.error).toEqual(error);
});

test("a list in a query has its items with commas", async () => {
  const { raw, fetch } = transport(() => Response.json({ objects: [] }));
  const { data, response } = await raw.GET("/oserve/v1/miniapp/user-profile/", {
    params: { query: { group__in: [1, 2] } },
  });
  expect(data).toEqual({ objects: [] });
  expect(response.status).toBe(200);
  expect(fetch.mock.calls[0]?.[0].url).toBe(`${base}/oserve/v1/miniapp/user-profile/?group__in=1,2`);
});
