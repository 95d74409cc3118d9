import fc from "fast-check";
import { expect, test } from "vitest";
import { ids, people, startUserServer } from "./user-server.ts";

test("a walk by id asks for the users after the last one", async () => {
  const server = await startUserServer({ users: people(5).reverse() });
  const found = await server.client().list({ keyset: true, limit: 2 }).toArray({ limit: 100 });

  expect(ids(found)).toEqual([100, 103, 106, 109, 112]);
  expect(server.requests.map(({ query }) => query)).toEqual([
    { order_by: "id", limit: "2" },
    { order_by: "id", limit: "2", where: { id: { $gt: 103 } } },
    { order_by: "id", limit: "2", where: { id: { $gt: 109 } } },
  ]);
});

test("a walk by id joins the filter and the id with $and", async () => {
  const server = await startUserServer({ users: people(5, (index) => ({ vip: index !== 1 })) });
  const where = { vip: { $eq: true } };
  const found = await server.client().list({ keyset: true, limit: 2, where }).toArray({ limit: 100 });

  expect(ids(found)).toEqual([100, 106, 109, 112]);
  expect(server.requests.map(({ query }) => query.where)).toEqual([
    where,
    { $and: [where, { id: { $gt: 106 } }] },
  ]);
});

test.each([103, "103"])("a walk by id goes on after %j", async (after) => {
  const server = await startUserServer({ users: people(5) });
  const users = server.client();
  const found = await users.list({ keyset: true, after, limit: 2 }).toArray({ limit: 100 });
  const some = await users.list({ keyset: true, after, where: { id: { $lte: 106 } } }).toArray({ limit: 9 });

  expect(ids(found)).toEqual([106, 109, 112]);
  expect(ids(some)).toEqual([106]);
  expect(server.requests.map(({ query }) => query)).toEqual([
    { order_by: "id", limit: "2", where: { id: { $gt: 103 } } },
    { order_by: "id", limit: "2", where: { id: { $gt: 109 } } },
    { order_by: "id", limit: "9", where: { $and: [{ id: { $lte: 106 } }, { id: { $gt: 103 } }] } },
  ]);
});

test("a walk by id counts only on its first page, where the number is of all", async () => {
  const server = await startUserServer({ users: people(5) });
  const list = server.client().list({ keyset: true, limit: 2, return_total_count: 1 });
  const totals: unknown[] = [];
  for await (const { meta } of list.pages()) totals.push(meta.total_count);

  expect(totals).toEqual([5, undefined, undefined]);
  expect(server.requests.map(({ query }) => query.return_total_count)).toEqual(["1", undefined, undefined]);
});

test("a walk by id goes on whatever offset the link says", async () => {
  const server = await startUserServer({ users: people(5) });
  server.lie = (answer) => ({ ...answer, meta: { ...answer.meta, next: answer.meta.next && "?offset=0" } });
  const found = await server.client().list({ keyset: true, limit: 2 }).toArray({ limit: 100 });
  expect(found).toEqual(server.users);
});

test.each<[string, number[]]>([
  ["falling", [3, 2, 1]],
  ["out of order at the end", [1, 3, 2]],
  ["twice the same", [1, 2, 2]],
  ["without one", [1, undefined as never, 2]],
])("a walk by id ends with an error when the API does not sort: ids %s", async (_, wrong) => {
  const server = await startUserServer({
    before: () => ({ body: { meta: { next: null }, objects: wrong.map((id) => ({ id })) } }),
  });
  await expect(server.client({ retries: 0 }).list({ keyset: true })).rejects.toMatchObject({
    name: "UsersBodyError",
    message:
      "GET /oserve/v2.2/miniapp/user_profile/ answered 200: the users are not sorted by id, walk without keyset" +
      " (application/json)",
  });
});

test("a walk by id ends with an error when the API ignores the id", async () => {
  const server = await startUserServer({ users: people(5) });
  server.before = ({ query }) => {
    delete query.where;
    return undefined;
  };
  const users = server.client({ retries: 0 });
  const words = "the users are not sorted by id, walk without keyset";
  const first = await users.list({ keyset: true, limit: 2 });
  await expect(first.next()).rejects.toThrow(words);
  await expect(users.list({ keyset: true, after: 100 })).rejects.toThrow(words);
  expect(ids((await users.list({ keyset: true, after: 99 })).objects)).toEqual(ids(server.users));
});

test("a walk by offset does not look at the order", async () => {
  const server = await startUserServer({ users: people(5).reverse() });
  expect(await server.client().list({ limit: 2 }).toArray({ limit: 100 })).toEqual(server.users);
});

const change = fc.record({
  kind: fc.constantFrom("add", "remove", "leave", "come"),
  id: fc.integer({ min: 1, max: 80 }),
});

test("who is there from the beginning of a walk by id to its end is seen once, whatever happens meanwhile", async () => {
  const server = await startUserServer();
  const users = server.client();
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(fc.integer({ min: 1, max: 80 }), { maxLength: 40 }),
      fc.integer({ min: 1, max: 10 }),
      fc.array(fc.array(change, { maxLength: 5 }), { maxLength: 10 }),
      fc.boolean(),
      async (numbers, limit, changes, filtered) => {
        server.users = numbers.map((id) => ({ id, vip: true }));
        const stayed = new Set(numbers);
        server.requests.length = 0;
        server.before = (_, index) => {
          if (index === 0) return undefined;
          for (const { kind, id } of changes[index - 1] ?? []) {
            const user = server.users.find((it) => it.id === id);
            if (kind === "add" && !user) server.users.push({ id, vip: true });
            if (kind === "remove") server.users = server.users.filter((it) => it !== user);
            if (user && kind === "leave") user.vip = false;
            if (user && kind === "come") user.vip = true;
            if (kind === "remove" || (kind === "leave" && filtered)) stayed.delete(id);
          }
          return undefined;
        };
        const where = filtered ? { where: { vip: { $eq: true } } } : {};
        const seen: number[] = [];
        for await (const { id } of users.list({ keyset: true, limit, ...where })) seen.push(id);

        expect(seen).toEqual([...new Set(seen)].sort((a, b) => a - b));
        expect(seen).toEqual(expect.arrayContaining([...stayed]));
      },
    ),
    { numRuns: 200 },
  );
});

test("what the caller does with the users of a page has no part in the walk", async () => {
  const server = await startUserServer({ users: people(30) });
  const seen: number[] = [];
  for await (const page of server.client().list({ keyset: true, limit: 7 }).pages()) {
    page.objects.sort((a, b) => b.id - a.id);
    for (let user = page.objects.pop(); user; user = page.objects.pop()) seen.push(user.id);
  }
  expect(seen).toEqual(people(30).map((user) => user.id));
});

test.each(["101", 2.5, 2 ** 53])("a user with the id %j is none to go on after", async (id) => {
  const server = await startUserServer({
    before: () => ({ body: { meta: { next: null }, objects: [{ id }] } }),
  });
  await expect(server.client({ retries: 0 }).list({ keyset: true })).rejects.toHaveProperty(
    "name",
    "UsersBodyError",
  );
});
