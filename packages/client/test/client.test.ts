import { inspect } from "node:util";
import { expect, test, vi } from "vitest";
import { createUsersClient } from "../src/index.ts";
import { startRecorder } from "./recorder.ts";

const token = "0123456789abcdef0123456789abcdef01234567";

test("every method sends the documented request", async () => {
  const { url, requests } = await startRecorder();
  const users = createUsersClient({ token, baseUrl: url });

  await users.list();
  await users.list({
    where: { $and: [{ score: { $gte: 10 } }, { nickname: { $contains: "你 & me" } }] },
    order_by: "-created_at,id",
    limit: 50,
    offset: 100,
    return_total_count: 1,
  });
  await users.get(70695404);
  await users.get("180889312739596");
  await users.update(70695404, { test: "changed", score: { $incr_by: -1 }, $unset: { nick2: "" } });
  await users.updateWhere({ test: { $eq: "test" } }, { test: "new" });
  await users.updateWhere({ test: "test" }, { test: "new" }, { limit: 2, offset: 4, return_total_count: 1 });
  await users.updateWhere({ test: "test" }, { test: "new" }, { limit: undefined } as object);
  await users.updateAccount(70695404, { username: "pretty_girl", phone: null });

  expect(requests.map(({ method, url, body }) => [method, url, body])).toEqual([
    ["GET", "/oserve/v2.2/miniapp/user_profile/", ""],
    [
      "GET",
      "/oserve/v2.2/miniapp/user_profile/" +
        "?where=%7B%22%24and%22%3A%5B%7B%22score%22%3A%7B%22%24gte%22%3A10%7D%7D%2C" +
        "%7B%22nickname%22%3A%7B%22%24contains%22%3A%22%E4%BD%A0%20%26%20me%22%7D%7D%5D%7D" +
        "&order_by=-created_at%2Cid&limit=50&offset=100&return_total_count=1",
      "",
    ],
    ["GET", "/oserve/v2.2/miniapp/user_profile/70695404/", ""],
    ["GET", "/oserve/v2.2/miniapp/user_profile/180889312739596/", ""],
    [
      "PUT",
      "/oserve/v2.6/miniapp/user_profile/70695404/",
      '{"test":"changed","score":{"$incr_by":-1},"$unset":{"nick2":""}}',
    ],
    [
      "PUT",
      "/oserve/v2.6/miniapp/user_profile/?limit=1000&where=%7B%22test%22%3A%7B%22%24eq%22%3A%22test%22%7D%7D",
      '{"test":"new"}',
    ],
    [
      "PUT",
      "/oserve/v2.6/miniapp/user_profile/?limit=2&offset=4&return_total_count=1&where=%7B%22test%22%3A%22test%22%7D",
      '{"test":"new"}',
    ],
    [
      "PUT",
      "/oserve/v2.6/miniapp/user_profile/?limit=1000&where=%7B%22test%22%3A%22test%22%7D",
      '{"test":"new"}',
    ],
    ["PUT", "/oserve/v2.1/miniapp/user/account/70695404/", '{"username":"pretty_girl","phone":null}'],
  ]);
  for (const { headers, body } of requests) {
    expect(headers.authorization).toBe(`Bearer ${token}`);
    expect(headers["content-type"]).toBe(body ? "application/json" : undefined);
    expect(headers["x-hydrogen-env-id"]).toBeUndefined();
  }
});

test("raw reaches the deprecated operations", async () => {
  const { url, requests } = await startRecorder();
  const { raw } = createUsersClient({ token, baseUrl: url });
  await raw.GET("/oserve/v1/miniapp/user-profile/", {
    params: { query: { group__in: [258, 360], nickname__contains: "Tom", order_by: "-created_at" } },
  });
  await raw.PUT("/oserve/v1/user/info/{id}/", { params: { path: { id: 1 } }, body: { test: "test" } });
  expect(requests.map(({ method, url }) => `${method} ${url}`)).toEqual([
    "GET /oserve/v1/miniapp/user-profile/?group__in=258,360&nickname__contains=Tom&order_by=-created_at",
    "PUT /oserve/v1/user/info/1/",
  ]);
});

test("the environment goes along when there is one", async () => {
  const { url, requests } = await startRecorder();
  await createUsersClient({ token, baseUrl: url, environment: "6f1c2d3e4b5a69788796" }).get(1);
  expect(requests[0]?.headers["x-hydrogen-env-id"]).toBe("6f1c2d3e4b5a69788796");
});

test("a base URL may have a path and a slash at the end", async () => {
  const { url, requests } = await startRecorder();
  await createUsersClient({ token, baseUrl: `${url}/gateway/` }).get(1);
  expect(requests[0]?.url).toBe("/gateway/oserve/v2.2/miniapp/user_profile/1/");
});

test("fetch is looked up at the time of the call, and can be given", async () => {
  const answer = async () => Response.json({ id: 1, created_at: 1, updated_at: 1 });
  const users = createUsersClient({ token });
  const stub = vi.spyOn(globalThis, "fetch").mockImplementation(answer);
  await users.get(1);
  const [request] = stub.mock.calls[0] ?? [];
  expect(request).toBeInstanceOf(Request);
  expect(request).toHaveProperty("url", "https://cloud.minapp.com/oserve/v2.2/miniapp/user_profile/1/");
  stub.mockRestore();

  const own = vi.fn(answer);
  await createUsersClient({ token, fetch: own }).get(1);
  expect(own).toHaveBeenCalledOnce();
});

test("no options at all", () => {
  expect(() => createUsersClient(undefined as never)).toThrow("token is missing or not a token");
});

test("the client does not show its token", () => {
  expect(inspect(createUsersClient({ token }), { depth: 9, showHidden: true })).not.toContain(token);
});

const baseUrlMessage = "baseUrl must be an http or https URL without credentials, query or fragment";
test.each([
  ["no token", {}, "token is missing or not a token: pass the access token of the application"],
  [
    "an empty token",
    { token: "" },
    "token is missing or not a token: pass the access token of the application",
  ],
  [
    "a token with a line break",
    { token: "secret\n" },
    "token is missing or not a token: pass the access token of the application",
  ],
  [
    "an empty environment",
    { token, environment: "" },
    "environment is not an environment id: leave it out for production",
  ],
  ["a base URL without a scheme", { token, baseUrl: "cloud.minapp.com" }, baseUrlMessage],
  ["a base URL of another kind", { token, baseUrl: "ftp://a/" }, baseUrlMessage],
  ["a base URL with a password", { token, baseUrl: "https://me:secret@cloud.minapp.com" }, baseUrlMessage],
  ["a base URL with a query", { token, baseUrl: "https://cloud.minapp.com/?a=1" }, baseUrlMessage],
  ["a base URL with an empty fragment", { token, baseUrl: "https://cloud.minapp.com/#" }, baseUrlMessage],
  [
    "an environment that got lost",
    { token, environment: undefined },
    "environment is undefined: leave it out if you mean the default",
  ],
  [
    "a base URL that got lost",
    { token, baseUrl: undefined },
    "baseUrl is undefined: leave it out if you mean the default",
  ],
  [
    "an option that does not exist",
    { token, envID: "test" },
    "createUsersClient has no option envID: nothing was sent",
  ],
])("%s is refused in one sentence", (_, options, message) => {
  expect(() => createUsersClient(options as { token: string })).toThrow(new TypeError(message));
});
