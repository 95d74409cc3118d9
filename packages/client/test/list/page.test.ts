import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import type { UserPage } from "../../src/index.ts";
import { ids, people, startUserServer } from "./user-server.ts";

test("next() gives page after page, and null after the last", async () => {
  const server = await startUserServer({ users: people(5) });
  const first = await server.client().list({ limit: 2 });
  const second = await first.next();
  const third = await second?.next();

  const found = [first, second, third].map((page) => ids(page?.objects ?? []));
  expect(found).toEqual([
    ids(server.users.slice(0, 2)),
    ids(server.users.slice(2, 4)),
    ids(server.users.slice(4)),
  ]);
  expect(third?.meta).toEqual({ limit: 2, offset: 4, next: null, previous: null });
  expect(await third?.next()).toBeNull();
  expect(server.requests).toHaveLength(3);
});

test("calls of next() at the same time share one request, later ones ask again", async () => {
  const server = await startUserServer({ users: people(4) });
  const page = await server.client().list({ limit: 2 });
  const [a, b] = await Promise.all([page.next(), page.next()]);
  expect(b).toBe(a);
  expect(server.requests).toHaveLength(2);

  const again = await page.next();
  expect(again).not.toBe(a);
  expect(again).toEqual(a);
  expect(server.requests).toHaveLength(3);
});

test("next() works again after it failed", async () => {
  const server = await startUserServer({ users: people(4) });
  const page = await server.client().list({ limit: 2 });
  server.before = () => ({ status: 403, body: { error_msg: "not now" } });
  const failures = await Promise.allSettled([page.next(), page.next()]);
  expect(failures.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  expect(server.requests).toHaveLength(2);

  server.before = () => undefined;
  expect(ids((await page.next())?.objects ?? [])).toEqual(ids(server.users.slice(2)));
});

test("a page does not keep those that follow it in memory", async () => {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  const server = await startUserServer({ users: people(6) });
  const first = await server.client().list({ limit: 2 });
  const second = await weaklyNext(first);
  // A weak reference holds until the end of the task that made it.
  await new Promise((resolve) => setImmediate(resolve));
  collect();
  expect(second.deref()).toBeUndefined();
  expect(first.objects).toHaveLength(2);
});

async function weaklyNext(page: UserPage): Promise<WeakRef<object>> {
  return new WeakRef((await page.next()) as object);
}
