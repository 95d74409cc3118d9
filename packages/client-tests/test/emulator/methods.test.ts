import { isStatus } from "@minapp-users/client";
import { and, gte, oneOf } from "@minapp-users/client/where";
import { expect, test } from "vitest";
import { manyUsers, started } from "./started.ts";

test("a user is found, read, and changed without touching other columns", async () => {
  const { emulator, users } = await started({ seed: [{ id: 7, score: 1, test: "a", tags: ["x"] }] });
  const [found] = await users.list({ where: { test: "a" } }).toArray({ limit: 10 });
  expect(found?.id).toBe(7);
  const changed = await users.update(7, { score: { $incr_by: 2 }, tags: { $append_unique: ["x", "y"] } });
  expect(changed).toMatchObject({ id: 7, score: 3, test: "a", tags: ["x", "y"] });
  await users.update(7, { $unset: { test: "" } });
  expect(await users.get(7)).toMatchObject({ score: 3, tags: ["x", "y"] });
  expect(emulator.users.read(7)?.test ?? null).toBeNull();
});

test("a user that does not exist is told by its status", async () => {
  const { users } = await started();
  const error = await users.get(404).catch((it) => it);
  expect(isStatus(error, 404)).toBe(true);
  expect(isStatus(error, "5XX")).toBe(false);
});

test("all pages are walked by offset and by id, in pages of any size", async () => {
  const { emulator, users } = await started({ seed: manyUsers(2345) });
  const ids = manyUsers(2345).map((user) => user.id);
  for (const options of [
    { order_by: "id" },
    { order_by: "id", limit: 100 },
    { keyset: true },
    { keyset: true, prefetch: true, limit: 999 },
  ]) {
    const seen: number[] = [];
    for await (const user of users.list(options)) seen.push(user.id);
    expect(seen).toEqual(ids);
  }
  emulator.clearRequests();
  for await (const _ of users.list({ order_by: "id" }));
  expect(emulator.requests).toHaveLength(3);
});

test("users are counted without reading them", async () => {
  const { emulator, users } = await started({ seed: manyUsers(30) });
  expect(await users.count()).toBe(30);
  expect(await users.count(and(gte("score", 10), oneOf("score", [5, 15, 25])))).toBe(2);
  expect(emulator.requests).toHaveLength(2);
});

test("a login is changed, and what is cleared is null", async () => {
  const { emulator, users } = await started();
  await users.updateAccount(1, { username: "someone", phone: "+8613800138000", new_password: "s3cret!" });
  expect(await emulator.users.checkPassword(1, "s3cret!")).toBe(true);
  expect(await users.updateAccount(1, { phone: null })).toMatchObject({ username: "someone", phone: null });
});

test("an environment has users of its own", async () => {
  const { emulator, users } = await started({}, { environment: "6f1c2d3e4b5a69788796" });
  expect(await users.count()).toBe(0);
  await emulator.users.seed([{ id: 5, score: 5 }], { env: "6f1c2d3e4b5a69788796" });
  expect(await users.get(5)).toMatchObject({ score: 5 });
  expect(emulator.users.read(5)).toBeUndefined();
});
