import { setTimeout as sleep } from "node:timers/promises";
import { expect, onTestFinished, test, vi } from "vitest";
import { UsersStatusError } from "../../src/index.ts";
import { ids, people, startUserServer } from "./user-server.ts";

const gone = { status: 404, body: { error_msg: "not found" } };

test("nothing is sent before a list is asked for", async () => {
  const server = await startUserServer({ users: people(3) });
  const list = server.client().list();
  list.pages();
  list[Symbol.asyncIterator]();
  await sleep(20);
  expect(server.requests).toEqual([]);
});

test("a list is a promise of its first page", async () => {
  const server = await startUserServer({ users: people(45) });
  const users = server.client();

  const page = await users.list();
  expect(page.objects).toEqual(server.users.slice(0, 20));
  expect(page.meta).toEqual({
    limit: 20,
    offset: 0,
    next: "/oserve/v2.2/miniapp/user_profile/?offset=20",
    previous: null,
  });
  expect(server.requests).toEqual([
    { method: "GET", path: "/oserve/v2.2/miniapp/user_profile/", query: {}, body: undefined },
  ]);
});

test("a list that is awaited again, by whatever way, is not asked for again", async () => {
  const server = await startUserServer({ users: people(3) });
  const list = server.client().list();
  const [a, b] = await Promise.all([list, list]);
  const settled = vi.fn();

  expect(a.objects).toHaveLength(3);
  expect(b).toBe(a);
  expect(await list).toBe(a);
  expect(await list.then((page) => page.objects.length)).toBe(3);
  expect(await list.catch(() => "failed")).toBe(a);
  expect(await list.finally(settled)).toBe(a);
  expect(settled).toHaveBeenCalledOnce();
  expect(server.requests).toHaveLength(1);
});

test("a list that fails rejects like any promise", async () => {
  const server = await startUserServer({ before: () => gone });
  const list = server.client().list();
  const settled = vi.fn();

  await expect(list).rejects.toBeInstanceOf(UsersStatusError);
  expect(await list.then(undefined, (error: unknown) => (error as UsersStatusError).status)).toBe(404);
  expect(await list.catch((error: unknown) => (error as UsersStatusError).status)).toBe(404);
  await expect(list.finally(settled)).rejects.toBeInstanceOf(UsersStatusError);
  expect(settled).toHaveBeenCalledOnce();
  await expect(list.pages().next()).rejects.toBeInstanceOf(UsersStatusError);
  expect(server.requests).toHaveLength(1);
});

test("a list shows itself as one", async () => {
  const server = await startUserServer();
  expect(Object.prototype.toString.call(server.client().list())).toBe("[object UserList]");
});

test("a walk gives the users of all pages, 1000 to a request", async () => {
  const server = await startUserServer({ users: people(2001) });
  const seen: number[] = [];
  for await (const user of server.client().list()) seen.push(user.id);

  expect(seen).toEqual(ids(server.users));
  expect(server.requests.map(({ query }) => query)).toEqual([
    { limit: "1000" },
    { limit: "1000", offset: "1000" },
    { limit: "1000", offset: "2000" },
  ]);
});

test("a walk asks for as many as limit says", async () => {
  const server = await startUserServer({ users: people(5) });
  const pages: number[][] = [];
  for await (const page of server.client().list({ limit: 2 }).pages()) pages.push(ids(page.objects));

  const [a, b, c, d, e] = ids(server.users);
  expect(pages).toEqual([[a, b], [c, d], [e]]);
  expect(server.requests.map(({ query }) => query)).toEqual([
    { limit: "2" },
    { limit: "2", offset: "2" },
    { limit: "2", offset: "4" },
  ]);
});

test("a walk over nobody ends at once", async () => {
  const server = await startUserServer();
  for await (const user of server.client().list()) expect.unreachable(String(user.id));
  expect(server.requests).toHaveLength(1);
});

test("a walk that is broken off asks for nothing more", async () => {
  const server = await startUserServer({ users: people(9) });
  const users = server.client();
  for await (const user of users.list({ limit: 3 })) if (user.id === server.users[4]?.id) break;
  for await (const page of users.list({ limit: 3 }).pages()) if (page.meta.offset === 3) break;
  await sleep(20);
  expect(server.requests.map(({ query }) => query.offset)).toEqual([undefined, "3", undefined, "3"]);
});

test("a walk of a list that was awaited goes on from its page", async () => {
  const server = await startUserServer({ users: people(45) });
  const list = server.client().list();
  await list;
  const seen: number[] = [];
  for await (const user of list) seen.push(user.id);

  expect(seen).toEqual(ids(server.users));
  expect(server.requests.map(({ query }) => query)).toEqual([{}, { offset: "20" }, { offset: "40" }]);
});

test.each([
  { limit: 1, requests: [{ limit: "1" }] },
  { limit: 999, requests: [{ limit: "999" }] },
  { limit: 1000, requests: [{ limit: "1000" }] },
  { limit: 1001, requests: [{ limit: "1000" }, { limit: "1000", offset: "1000" }] },
  { limit: 2000, requests: [{ limit: "1000" }, { limit: "1000", offset: "1000" }] },
])("toArray gives $limit users with as few requests as it takes", async ({ limit, requests }) => {
  const server = await startUserServer({ users: people(2100) });
  const found = await server.client().list().toArray({ limit });
  expect(ids(found)).toEqual(ids(server.users.slice(0, limit)));
  expect(server.requests.map(({ query }) => query)).toEqual(requests);
});

test.each([
  { limit: 1, requests: 1 },
  { limit: 3, requests: 1 },
  { limit: 4, requests: 2 },
  { limit: 6, requests: 2 },
  { limit: 10, requests: 4 },
  { limit: 11, requests: 4 },
])(
  "toArray gives $limit of 10 users from pages of 3 with $requests requests",
  async ({ limit, requests }) => {
    const server = await startUserServer({ users: people(10) });
    const found = await server.client().list({ limit: 3 }).toArray({ limit });
    expect(ids(found)).toEqual(ids(server.users.slice(0, limit)));
    expect(server.requests.map(({ query }) => query.limit)).toEqual(Array(requests).fill("3"));
  },
);

test("toArray gives no more than its limit when the API gives more than it was asked for", async () => {
  const server = await startUserServer({ users: people(10) });
  server.before = ({ query }) => {
    query.limit = "4";
    return undefined;
  };
  expect(await server.client().list().toArray({ limit: 2 })).toEqual(server.users.slice(0, 2));
});

test.each<[unknown, string]>([
  [undefined, "the options must be a plain object"],
  [{}, "toArray needs a limit"],
  [{ limit: undefined }, "toArray needs a limit"],
  [{ limit: 0 }, "limit must be an integer from 1 to 9007199254740991, but it is 0"],
  [{ limit: 1.5 }, "limit must be an integer from 1 to 9007199254740991, but it is 1.5"],
  [
    { limit: Number.POSITIVE_INFINITY },
    "limit must be an integer from 1 to 9007199254740991, but it is Infinity",
  ],
  [{ limit: "5" }, "limit must be an integer from 1 to 9007199254740991, but it is a string of 1 characters"],
  [{ limit: 5, offset: 5 }, "toArray has no option offset"],
])("toArray refuses %j and sends nothing", async (options, message) => {
  const server = await startUserServer({ users: people(1) });
  await expect(
    server
      .client()
      .list()
      .toArray(options as never),
  ).rejects.toThrow(new TypeError(`${message}: nothing was sent`));
  expect(server.requests).toEqual([]);
});

test("with prefetch the next page is asked for while the users of this one are worked on", async () => {
  const server = await startUserServer({ users: people(9) });
  const seen: number[] = [];
  for await (const user of server.client().list({ limit: 3, prefetch: true })) {
    seen.push(user.id);
    const page = Math.ceil(seen.length / 3);
    await vi.waitFor(() => expect(server.requests).toHaveLength(Math.min(page + 1, 3)));
  }
  expect(seen).toEqual(ids(server.users));
  expect(server.requests).toHaveLength(3);
});

test.each([undefined, false])(
  "with prefetch %s the next page is asked for when it is needed",
  async (prefetch) => {
    const server = await startUserServer({ users: people(6) });
    const pages = server
      .client()
      .list({ limit: 3, prefetch: prefetch as false })
      .pages();
    await pages.next();
    await sleep(20);
    expect(server.requests).toHaveLength(1);
    await pages.next();
    expect(server.requests).toHaveLength(2);
  },
);

test("a page that was prefetched and failed ends the walk when its turn comes", async () => {
  const server = await startUserServer({
    users: people(6),
    before: (_, index) => (index === 1 ? gone : undefined),
  });
  const pages = server.client().list({ limit: 3, prefetch: true }).pages();
  expect((await pages.next()).value?.objects).toHaveLength(3);
  await expect(pages.next()).rejects.toHaveProperty("status", 404);
  expect(await pages.next()).toEqual({ done: true, value: undefined });
  expect(server.requests).toHaveLength(2);
});

test("a page that nobody waits for may fail unheard", async () => {
  const unhandled = vi.fn();
  process.on("unhandledRejection", unhandled);
  onTestFinished(() => void process.off("unhandledRejection", unhandled));
  const onResponse = vi.fn();
  const server = await startUserServer({
    users: people(6),
    before: (_, index) => (index === 1 ? gone : undefined),
  });
  const users = server.client({ onResponse });

  for await (const user of users.list({ limit: 3, prefetch: true })) if (user.id) break;
  await vi.waitFor(() =>
    expect(onResponse).toHaveBeenLastCalledWith(expect.objectContaining({ status: 404 })),
  );
  users.list({ limit: 0 });
  users.list({ where: undefined } as object).pages();
  await sleep(20);
  expect(unhandled).not.toHaveBeenCalled();
  expect(server.requests).toHaveLength(2);
});
