import { expect, test } from "vitest";
import { people, startUserServer } from "./user-server.ts";

test("count asks for the number and one user", async () => {
  const server = await startUserServer({ users: people(30, (index) => ({ vip: index % 3 === 0 })) });
  const users = server.client();
  expect(await users.count()).toBe(30);
  expect(await users.count({ vip: { $eq: true } })).toBe(10);
  expect(await users.count({ vip: { $eq: "no" } })).toBe(0);
  expect(server.requests).toEqual([
    {
      method: "GET",
      path: "/oserve/v2.2/miniapp/user_profile/",
      query: { where: {}, limit: "1", return_total_count: "1" },
      body: undefined,
    },
    expect.objectContaining({
      query: { where: { vip: { $eq: true } }, limit: "1", return_total_count: "1" },
    }),
    expect.objectContaining({
      query: { where: { vip: { $eq: "no" } }, limit: "1", return_total_count: "1" },
    }),
  ]);
});

test.each<[string, unknown]>([
  ["no total_count", { meta: { limit: 1, offset: 0, next: null, previous: null }, objects: [] }],
  ["a total_count that is text", { meta: { total_count: "30" }, objects: [] }],
  ["a total_count that is a fraction", { meta: { total_count: 1.5 }, objects: [] }],
  ["a total_count of null", { meta: { total_count: null }, objects: [] }],
  ["no meta", { objects: [] }],
  ["a meta of null", { meta: null }],
])("count fails when there is %s", async (_, body) => {
  const server = await startUserServer({ before: () => ({ body }) });
  await expect(server.client().count({}, { retries: 0 })).rejects.toMatchObject({
    name: "UsersBodyError",
    status: 200,
    message:
      "GET /oserve/v2.2/miniapp/user_profile/ answered 200: there is no total_count (application/json)",
  });
});

test("count takes a signal and the other options of a call", async () => {
  const server = await startUserServer();
  const users = server.client();
  const signal = AbortSignal.abort("enough");
  await expect(users.count({}, { signal })).rejects.toMatchObject({
    name: "UsersAbortError",
    cause: "enough",
  });
  expect(server.requests).toEqual([]);
});

test.each<[string, unknown, unknown, string]>([
  ["a filter that got lost", { score: undefined }, {}, "where.score is undefined, which JSON cannot carry"],
  ["a filter that is null", null, {}, "where is null, which a query cannot carry"],
  ["an option of a list", {}, { limit: 1 }, "count has no option limit"],
  ["repeatable, since it does not write", {}, { repeatable: true }, "count has no option repeatable"],
  ["options that are none", {}, null, "the options must be a plain object"],
])("count refuses %s and sends nothing", async (_, where, options, message) => {
  const server = await startUserServer();
  await expect(server.client().count(where as never, options as object)).rejects.toThrow(
    new TypeError(`${message}: nothing was sent`),
  );
  expect(server.requests).toEqual([]);
});
