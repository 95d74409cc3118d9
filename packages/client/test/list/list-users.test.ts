import { expect, onTestFinished, test, vi } from "vitest";
import { ids, people, startUserServer } from "./user-server.ts";

const path = "/oserve/v2.2/miniapp/user_profile/";

test("what is changed in the options after the call does not count", async () => {
  const server = await startUserServer({ users: people(4, () => ({ tags: "a" })) });
  const where: Record<string, unknown> = { tags: { $eq: "a" } };
  const options: Record<string, unknown> = { where, limit: 2, order_by: "id", prefetch: false };
  const list = server.client().list(options);
  where.id = { $gt: 9999 };
  Object.assign(options, { limit: 1, order_by: "-created_at", offset: 3, prefetch: true, keyset: true });

  const pages = list.pages();
  await pages.next();
  await pages.next();
  const query = { where: { tags: { $eq: "a" } }, limit: "2", order_by: "id" };
  expect(server.requests.map((request) => request.query)).toEqual([query, { ...query, offset: "2" }]);
});

test.each<[string, unknown, string]>([
  [
    "keyset with an order",
    { keyset: true, order_by: "id" },
    "keyset sorts by id and knows no offset, leave out order_by and offset",
  ],
  [
    "keyset with an offset",
    { keyset: true, offset: 1 },
    "keyset sorts by id and knows no offset, leave out order_by and offset",
  ],
  ["after without keyset", { after: 5 }, "after goes with keyset: true"],
  ["after with keyset: false", { after: 5, keyset: false }, "after goes with keyset: true"],
  ["a filter that got lost", { where: undefined }, "where is undefined, which JSON cannot carry"],
  [
    "a value that got lost",
    { where: { score: undefined } },
    "where.score is undefined, which JSON cannot carry",
  ],
  ["a filter that is null", { where: null }, "where is null, which a query cannot carry"],
  ["a filter that is text", { where: "{}" }, "where is a string of 2 characters, which a query cannot carry"],
  ["an unknown option", { page: 2 }, "list has no option page"],
  ["repeatable, since it does not write", { repeatable: true }, "list has no option repeatable"],
  ["a limit of 0", { limit: 0 }, "limit must be an integer from 1 to 1000, but it is 0"],
  ["a limit of 1001", { limit: 1001 }, "limit must be an integer from 1 to 1000, but it is 1001"],
  ["a limit of null", { limit: null }, "limit must be an integer from 1 to 1000, but it is null"],
  ["a negative offset", { offset: -1 }, "offset must be an integer from 0 to 9007199254740991, but it is -1"],
  [
    "another total",
    { return_total_count: 2 },
    "return_total_count must be an integer from 0 to 1, but it is 2",
  ],
  ["an order of no kind", { order_by: true }, "order_by is true, which a query cannot carry"],
  ["after 0", { keyset: true, after: 0 }, "after must be a positive integer, but it is 0"],
  ["after null", { keyset: true, after: null }, "after must be a positive integer, but it is null"],
  [
    "after a path",
    { keyset: true, after: "../1" },
    "after must be a positive integer, but it is a string of 4 characters",
  ],
  ["options that are null", null, "the options must be a plain object"],
  ["options that are a list", [], "the options must be a plain object"],
])("list refuses %s and sends nothing", async (_, options, message) => {
  const server = await startUserServer({ users: people(3) });
  const list = server.client().list(options as object);
  const refusal = new TypeError(`${message}: nothing was sent`);
  await expect(list).rejects.toThrow(refusal);
  await expect(list.pages().next()).rejects.toThrow(refusal);
  await expect(list.toArray({ limit: 5 })).rejects.toThrow(refusal);
  expect(server.requests).toEqual([]);
});

test.each([null, "x", 0, ""])("list refuses the filter %j beside keyset and after as well", async (where) => {
  const server = await startUserServer({ users: people(3) });
  const list = server.client().list({ keyset: true, after: 1, where } as object);
  await expect(list).rejects.toThrow(TypeError);
  expect(server.requests).toEqual([]);
});

test("keyset takes an offset of 0 and no order, which ask for nothing", async () => {
  const server = await startUserServer({ users: people(3) });
  const page = await server.client().list({ keyset: true, offset: 0, order_by: undefined } as object);
  expect(page.objects).toEqual(server.users);
  expect(server.requests[0]?.query.order_by).toBe("id");
});

test("options that are undefined are as if they were left out", async () => {
  const server = await startUserServer({ users: people(3) });
  const users = server.client();
  await users.list({ after: undefined, limit: undefined, offset: undefined, signal: undefined } as object);
  await users.list({ keyset: true, after: undefined });
  expect(server.requests.map(({ query }) => query)).toEqual([{}, { order_by: "id" }]);
});

test("the client's own options are not sent", async () => {
  const server = await startUserServer({ users: people(1) });
  const { signal } = new AbortController();
  await server
    .client()
    .list({ keyset: true, prefetch: true, signal, timeout: 5000, deadline: 9000, retries: 1 });
  expect(server.requests[0]?.query).toEqual({ order_by: "id" });
});

test("a signal ends a walk between two pages", async () => {
  const server = await startUserServer({ users: people(4) });
  const controller = new AbortController();
  const pages = server.client().list({ limit: 2, signal: controller.signal }).pages();
  expect((await pages.next()).value?.objects).toHaveLength(2);
  controller.abort("enough");
  await expect(pages.next()).rejects.toMatchObject({
    name: "UsersAbortError",
    message: `GET ${path} was aborted`,
    cause: "enough",
    attempts: 0,
  });
  expect(server.requests).toHaveLength(1);
});

test("a signal ends a walk while a page is under way", async () => {
  const controller = new AbortController();
  const server = await startUserServer({ users: people(4) });
  server.before = (_, index) => {
    if (index === 0) return undefined;
    controller.abort("enough");
    return new Promise(() => {});
  };
  const seen: number[] = [];
  const walk = async () => {
    for await (const { id } of server.client().list({ limit: 2, keyset: true, signal: controller.signal })) {
      seen.push(id);
    }
  };
  await expect(walk()).rejects.toMatchObject({ name: "UsersAbortError", attempts: 1, cause: "enough" });
  expect(seen).toEqual(ids(server.users.slice(0, 2)));
  expect(server.requests).toHaveLength(2);
});

test.each([false, true])("a page that fails for a moment is asked for again (keyset: %s)", async (keyset) => {
  const random = vi.spyOn(Math, "random").mockReturnValue(0);
  onTestFinished(() => random.mockRestore());
  const server = await startUserServer({ users: people(6) });
  server.before = (_, index) => {
    if (index === 1) return { status: 503, body: { error_msg: "busy" } };
    return index === 3 ? "reset" : undefined;
  };
  const found = await server.client().list({ limit: 2, keyset }).toArray({ limit: 100 });
  expect(found).toEqual(server.users);
  const [first, second, again, third, thirdAgain] = server.requests.map(({ query }) => query);
  expect(first).not.toEqual(second);
  expect(again).toEqual(second);
  expect(thirdAgain).toEqual(third);
  expect(server.requests).toHaveLength(5);
});

test("every page has the retries of the call, and no more", async () => {
  const server = await startUserServer({ users: people(6) });
  server.before = (_, index) => (index === 1 ? { status: 503, body: { error_msg: "busy" } } : undefined);
  const pages = server.client().list({ limit: 2, retries: 0 }).pages();
  await pages.next();
  await expect(pages.next()).rejects.toMatchObject({
    message: `GET ${path} answered 503: busy`,
    attempts: 1,
  });
  expect(server.requests).toHaveLength(2);
});

test("every page has the timeout of the call", async () => {
  const server = await startUserServer({ users: people(6) });
  server.before = (_, index) => (index === 1 ? new Promise(() => {}) : undefined);
  const pages = server.client().list({ limit: 2, timeout: 1000, retries: 0 }).pages();
  await pages.next();
  await expect(pages.next()).rejects.toMatchObject({
    name: "UsersTimeoutError",
    message: `GET ${path} had no answer within 1000 ms`,
  });
});
