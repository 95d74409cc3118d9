import {
  type BulkOutcome,
  createUsersClient,
  type operations,
  type UsersClient,
  UsersStatusError,
} from "@minapp-users/client";
import { routes } from "@minapp-users/spec-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Mock, startMock } from "../../src/index.ts";
import { cases } from "./documented.ts";

type OperationId = keyof operations;
type Raw = UsersClient["raw"];
type RawAnswer = Promise<{ data?: unknown; error?: unknown; response: Response }>;

// A new operation does not compile until it has its call here, and the URL that the call must send.
const header = { "X-Hydrogen-Env-ID": "6f1c2d3e4b5a69788796" };
const where = { $and: [{ test: { $eq: "test" } }, { age: { $gte: 18 } }] };
const encoded =
  "%7B%22%24and%22%3A%5B%7B%22test%22%3A%7B%22%24eq%22%3A%22test%22%7D%7D%2C%7B%22age%22%3A%7B%22%24gte%22%3A18%7D%7D%5D%7D";
const credentials = { client_id: "a", client_secret: "b" };
const calls: Record<OperationId, [url: string, call: (raw: Raw) => RawAnswer]> = {
  createAuthorizationCode: [
    "POST /api/oauth2/hydrogen/openapi/authorize/",
    (raw) => raw.POST("/api/oauth2/hydrogen/openapi/authorize/", { body: credentials, redirect: "manual" }),
  ],
  createAccessToken: [
    "POST /api/oauth2/access_token/",
    (raw) =>
      raw.POST("/api/oauth2/access_token/", {
        body: { ...credentials, grant_type: "refresh_token", refresh_token: "c" },
      }),
  ],
  listUsers: [
    `GET /oserve/v2.2/miniapp/user_profile/?where=${encoded}&order_by=-created_at%2Cid&limit=1000&offset=0&return_total_count=1`,
    (raw) =>
      raw.GET("/oserve/v2.2/miniapp/user_profile/", {
        params: {
          header,
          query: { where, order_by: "-created_at,id", limit: 1000, offset: 0, return_total_count: 1 },
        },
      }),
  ],
  getUser: [
    "GET /oserve/v2.2/miniapp/user_profile/70695404/",
    (raw) =>
      raw.GET("/oserve/v2.2/miniapp/user_profile/{id}/", { params: { header, path: { id: 70695404 } } }),
  ],
  updateUser: [
    "PUT /oserve/v2.6/miniapp/user_profile/180889312739596/",
    (raw) =>
      raw.PUT("/oserve/v2.6/miniapp/user_profile/{id}/", {
        params: { header, path: { id: 180889312739596 } },
        body: { test: "test", score: { $incr_by: 1 }, $unset: { old: "" } },
      }),
  ],
  bulkUpdateUsers: [
    `PUT /oserve/v2.6/miniapp/user_profile/?where=${encoded}&limit=2&offset=2&return_total_count=0`,
    (raw) =>
      raw.PUT("/oserve/v2.6/miniapp/user_profile/", {
        params: { header, query: { where, limit: 2, offset: 2, return_total_count: 0 } },
        body: { test: "test" },
      }),
  ],
  getBulkOperation: [
    "GET /oserve/v1/bulk-operation/1/",
    (raw) =>
      raw.GET("/oserve/v1/bulk-operation/{operation_id}/", { params: { header, path: { operation_id: 1 } } }),
  ],
  updateUserAccount: [
    "PUT /oserve/v2.1/miniapp/user/account/70695404/",
    (raw) =>
      raw.PUT("/oserve/v2.1/miniapp/user/account/{id}/", {
        params: { header, path: { id: 70695404 } },
        body: { username: "pretty_girl", email: null, phone: null, new_password: "x" },
      }),
  ],
  listUserProfilesV1: [
    "GET /oserve/v1/miniapp/user-profile/?created_at__gte=1483228800&created_at__lte=1577836800&gender=1" +
      "&group__in=258,360&nickname=Tom&nickname__contains=T%20m&openid=a&unionid=b&user_id=36619701" +
      "&order_by=-created_at&limit=20&offset=0",
    (raw) =>
      raw.GET("/oserve/v1/miniapp/user-profile/", {
        params: {
          header,
          query: {
            created_at__gte: 1483228800,
            created_at__lte: 1577836800,
            gender: 1,
            group__in: [258, 360],
            nickname: "Tom",
            nickname__contains: "T m",
            openid: "a",
            unionid: "b",
            user_id: 36619701,
            order_by: "-created_at",
            limit: 20,
            offset: 0,
          },
        },
      }),
  ],
  getUserProfileV1: [
    "GET /oserve/v1/miniapp/user-profile/55019/",
    (raw) =>
      raw.GET("/oserve/v1/miniapp/user-profile/{profile_id}/", {
        params: { header, path: { profile_id: 55019 } },
      }),
  ],
  listUserInfoV1: [
    `GET /oserve/v1/user/info/?where=${encoded}&order_by=id&limit=1&offset=1`,
    (raw) =>
      raw.GET("/oserve/v1/user/info/", {
        params: { header, query: { where, order_by: "id", limit: 1, offset: 1 } },
      }),
  ],
  getUserInfoV1: [
    "GET /oserve/v1/user/info/70695404/",
    (raw) => raw.GET("/oserve/v1/user/info/{id}/", { params: { header, path: { id: 70695404 } } }),
  ],
  updateUserInfoV1: [
    "PUT /oserve/v1/user/info/70695404/",
    (raw) =>
      raw.PUT("/oserve/v1/user/info/{id}/", {
        params: { header, path: { id: 70695404 } },
        body: { test: "test" },
      }),
  ],
};

let mock: Mock;
beforeAll(async () => {
  mock = await startMock();
});
afterAll(() => mock.close());

/** A client that prefers an answer, and the URLs that it sent. */
function prepare(prefer: Record<string, string> = {}) {
  const sent: string[] = [];
  const client = createUsersClient({
    token: mock.token,
    baseUrl: mock.url,
    retries: 0,
    fetch: (request) => {
      sent.push(`${request.method} ${request.url.slice(mock.url.length)}`);
      for (const [name, value] of Object.entries(prefer)) request.headers.set(name, value);
      return fetch(request, { signal: AbortSignal.timeout(30_000) });
    },
  });
  return { client, sent };
}

test("every operation of the spec has its call", () => {
  expect(Object.keys(calls).sort()).toEqual(routes.map(({ operation }) => operation.operationId).sort());
});

describe("every documented answer, through the client", () => {
  test.each(cases)("$title", async ({ route, code, mediaType = "*/*", example, value }) => {
    const prefer = `code=${code}${example ? `, example=${example}` : ""}`;
    const { client, sent } = prepare({ prefer, accept: mediaType });
    const [url, call] = calls[route.operation.operationId as OperationId];
    const { data, error, response } = await call(client.raw);
    expect(sent).toEqual([url]);
    expect(response.status).toBe(code);
    expect(code < 300 ? data : error).toEqual(value);
  });
});

type Method = (client: UsersClient) => Promise<unknown>;
const methods: Partial<Record<OperationId, Method>> = {
  listUsers: (users) => users.list({ where }).then(({ meta, objects }) => ({ meta, objects })),
  getUser: (users) => users.get(70695404),
  updateUser: (users) => users.update(70695404, { test: "test" }),
  bulkUpdateUsers: (users) => users.updateWhere(where, { test: "test" }, { background: true }),
  updateUserAccount: (users) => users.updateAccount(70695404, { username: "pretty_girl" }),
};

type BulkAnswer = operations["bulkUpdateUsers"]["responses"][200]["content"]["application/json"];

/** What a method makes of a documented answer. */
function made(operationId: string, value: unknown): unknown {
  const bulk = value as BulkAnswer;
  if (operationId !== "bulkUpdateUsers" || "operation_id" in bulk) return value;
  const { succeed, next, total_count, operation_result = [] } = bulk;
  const failed = operation_result.flatMap((row, index) =>
    "error" in row ? [{ index, code: row.error.code, message: row.error.err_msg }] : [],
  );
  return {
    succeeded: succeed,
    failed,
    next,
    ...(total_count === undefined ? {} : { total_count }),
  } satisfies BulkOutcome;
}

describe("every documented answer of the current operations, through the methods of the client", () => {
  const rows = cases.flatMap((it) => {
    const method = methods[it.route.operation.operationId as OperationId];
    return method ? [{ ...it, method }] : [];
  });
  test.each(rows)("$title", async ({ route, code, mediaType = "*/*", example, value, method }) => {
    const { client } = prepare({ prefer: `code=${code}, example=${example}`, accept: mediaType });
    if (code === 200) {
      return expect(await method(client)).toEqual(made(route.operation.operationId, value));
    }
    const error: unknown = await method(client).catch((error) => error);
    expect(error).toBeInstanceOf(UsersStatusError);
    const { error_msg } = value as { error_msg?: string };
    expect(error).toMatchObject({ status: code, method: route.method.toUpperCase(), path: route.path });
    expect((error as UsersStatusError).error_msg).toBe(error_msg);
  });
});
