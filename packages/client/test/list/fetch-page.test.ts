import fc from "fast-check";
import { expect, test } from "vitest";
import { startRecorder } from "../recorder.ts";
import { ids, people, startUserServer } from "./user-server.ts";

const notApi =
  "GET /oserve/v2.2/miniapp/user_profile/ answered 200: the body is not the API's JSON (application/json)";

test("a walk gives the users from the offset on, each once, whatever the numbers are", async () => {
  const server = await startUserServer();
  const users = server.client();
  const numbers = [fc.nat(60), fc.integer({ min: 1, max: 20 }), fc.nat(70), fc.boolean()] as const;
  await fc.assert(
    fc.asyncProperty(...numbers, async (count, limit, offset, prefetch) => {
      server.users = people(count);
      server.requests.length = 0;
      const seen: number[] = [];
      for await (const user of users.list({ limit, offset, prefetch })) seen.push(user.id);
      expect(seen).toEqual(ids(server.users.slice(offset)));
      expect(server.requests).toHaveLength(Math.max(1, Math.ceil((count - offset) / limit)));
    }),
  );
});

test("filter, order, limit and total are asked for on every page", async () => {
  const server = await startUserServer({
    users: people(9, (index) => ({ created_at: index, vip: index > 0 })),
  });
  const where = { vip: { $eq: true } };
  const list = server
    .client()
    .list({ where, order_by: "-created_at", limit: 3, offset: 1, return_total_count: 1 });
  const totals: unknown[] = [];
  const seen: number[] = [];
  for await (const { meta, objects } of list.pages()) {
    totals.push(meta.total_count);
    seen.push(...ids(objects));
  }

  expect(seen).toEqual(ids(server.users.slice(1, 8).reverse()));
  expect(totals).toEqual([8, 8, 8]);
  const same = { where, order_by: "-created_at", limit: "3", return_total_count: "1" };
  expect(server.requests.map(({ query }) => query)).toEqual([
    { ...same, offset: "1" },
    { ...same, offset: "4" },
    { ...same, offset: "7" },
  ]);
});

test("a page that is shorter than was asked for does not make the walk skip users", async () => {
  const server = await startUserServer({ users: people(10) });
  server.before = ({ query }) => {
    query.limit = "4"; // the API has its own idea of the most
    return undefined;
  };
  const found = await server.client().list({ limit: 1000 }).toArray({ limit: 100 });
  expect(found).toEqual(server.users);
  expect(server.requests.map(({ query }) => query.offset)).toEqual([undefined, "4", "8"]);
});

test("a next link leads nowhere but to its offset", async () => {
  const server = await startUserServer({ users: people(6) });
  const elsewhere = await startRecorder();
  server.lie = (answer) => {
    const { offset, limit, next } = answer.meta;
    if (next)
      answer.meta.next = `${elsewhere.url}/oserve/v1/evil/?limit=1&offset=${offset + limit}&where={}#offset=9`;
    return answer;
  };
  const where = { id: { $gt: 1 } };
  const found = await server.client().list({ limit: 2, where }).toArray({ limit: 100 });
  expect(found).toEqual(server.users);
  expect(server.requests.map(({ path, query }) => [path, query])).toEqual([
    ["/oserve/v2.2/miniapp/user_profile/", { limit: "2", where }],
    ["/oserve/v2.2/miniapp/user_profile/", { limit: "2", where, offset: "2" }],
    ["/oserve/v2.2/miniapp/user_profile/", { limit: "2", where, offset: "4" }],
  ]);
  expect(elsewhere.requests).toEqual([]);
});

test.each<[string, string, string]>([
  ["as the first parameter", "/oserve/v2.2/miniapp/user_profile/?offset=12&limit=2", "12"],
  ["as the last parameter", "/oserve/v2.2/miniapp/user_profile/?limit=2&offset=12", "12"],
  ["of more digits", "?limit=2&offset=1234567", "1234567"],
  ["beside one that only ends like it", "?my_offset=30&offset=12", "12"],
])("the next page begins at the offset of the link, %s", async (_, next, offset) => {
  const server = await startUserServer({ users: people(2) });
  server.lie = (answer) => ({ ...answer, meta: { ...answer.meta, next } });
  await (await server.client().list({ limit: 2, offset: 0 })).next();
  expect(server.requests.map(({ query }) => query)).toEqual([
    { limit: "2", offset: "0" },
    { limit: "2", offset },
  ]);
});

test.each(["more", "?limit=2", "?offset=", "?offset=-3", "?my_offset=1", "?Offset=1"])(
  "with the link %j, which has no offset, the next page begins where this one ends",
  async (next) => {
    const server = await startUserServer({ users: people(9) });
    server.lie = (answer, _, index) => ({
      ...answer,
      meta: { ...answer.meta, next: index === 0 ? next : null },
    });
    const pages = server.client().list({ limit: 2, offset: 3 }).pages();
    for await (const _ of pages);
    expect(server.requests.map(({ query }) => query.offset)).toEqual(["3", "5"]);
  },
);

test.each([
  ["behind this page", 1],
  ["to this page", 3],
])("a walk ends when the link leads %s", async (_, offset) => {
  const server = await startUserServer({ users: people(9) });
  server.lie = (answer) => ({ ...answer, meta: { ...answer.meta, next: `?offset=${offset}` } });
  const page = await server.client().list({ limit: 2, offset: 3 });
  expect(page.objects).toHaveLength(2);
  expect(await page.next()).toBeNull();
  expect(server.requests).toHaveLength(1);
});

test("a walk goes on when the link leads one user further", async () => {
  const server = await startUserServer({ users: people(9) });
  server.lie = (answer) => ({ ...answer, meta: { ...answer.meta, next: "?offset=4" } });
  const page = await server.client().list({ limit: 2, offset: 3 });
  expect((await page.next())?.meta.offset).toBe(4);
});

test("a walk ends at a page without users, whatever its link says", async () => {
  const server = await startUserServer({ users: people(2) });
  server.lie = (answer) => {
    const { offset, limit } = answer.meta;
    return { ...answer, meta: { ...answer.meta, next: `?offset=${offset + limit}` } };
  };
  for (const keyset of [false, true]) {
    server.requests.length = 0;
    const found = await server.client().list({ limit: 2, keyset }).toArray({ limit: 100 });
    expect(found).toEqual(server.users);
    expect(server.requests).toHaveLength(2);
  }
});

test.each([null, ""])("a walk ends when the link is %j", async (next) => {
  const server = await startUserServer({ users: people(9) });
  server.lie = (answer) => ({ ...answer, meta: { ...answer.meta, next } });
  for (const keyset of [false, true]) {
    const page = await server.client().list({ limit: 2, keyset });
    expect(await page.next()).toBeNull();
  }
  expect(server.requests).toHaveLength(2);
});

test("a walk of an API that ignores the offset ends after the page that came again", async () => {
  const server = await startUserServer({ users: people(9) });
  server.before = ({ query }) => {
    delete query.offset;
    return undefined;
  };
  const found = await server.client().list({ limit: 2 }).toArray({ limit: 100 });
  expect(found).toEqual([...server.users.slice(0, 2), ...server.users.slice(0, 2)]);
  expect(server.requests).toHaveLength(2);
});

test("a walk of an API that ignores the offset ends as well when its link does not tell one", async () => {
  const server = await startUserServer({ users: people(9) });
  server.before = ({ query }, index) => {
    delete query.offset;
    return index > 5 ? { status: 400 } : undefined;
  };
  server.lie = (answer) => ({ ...answer, meta: { ...answer.meta, next: "more" } });
  expect(await server.client().list({ limit: 2 }).toArray({ limit: 100 })).toHaveLength(4);
});

test.each<[string, unknown]>([
  ["no users", { meta: { next: null } }],
  ["users that are not a list", { meta: { next: null }, objects: {} }],
  ["no meta", { objects: [] }],
  ["a meta of null", { meta: null, objects: [] }],
  ["a meta that is a list", { meta: [], objects: [] }],
  ["a meta without a link, which would look like the last page", { meta: { offset: 0 }, objects: [] }],
  ["nothing but a list", []],
  ["nothing but null", null],
])("a page with %s is an error, not an empty page", async (_, body) => {
  const server = await startUserServer({ before: () => ({ body }) });
  for (const keyset of [false, true]) {
    await expect(server.client({ retries: 0 }).list({ keyset })).rejects.toMatchObject({
      name: "UsersBodyError",
      status: 200,
      message: notApi,
    });
  }
});

test("a keyset page with a user that is null is an error of the body", async () => {
  const server = await startUserServer({
    before: () => ({ body: { meta: { next: null }, objects: [null] } }),
  });
  await expect(server.client({ retries: 0 }).list({ keyset: true })).rejects.toHaveProperty(
    "name",
    "UsersBodyError",
  );
});
