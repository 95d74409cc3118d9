import { expect, test } from "vitest";
import { createUsersClient } from "../../src/index.ts";
import { and, contains, eq, exists, gte, or } from "../../src/where/index.ts";
import { startServer } from "../scripted-server.ts";

test("conditions are joined in their order", () => {
  expect(and(eq("a", 1))).toStrictEqual({ $and: [{ a: { $eq: 1 } }] });
  expect(or(eq("a", 1), { b: 2 }, and(eq("c", 3)))).toStrictEqual({
    $or: [{ a: { $eq: 1 } }, { b: 2 }, { $and: [{ c: { $eq: 3 } }] }],
  });
});

test("a join without conditions is refused", () => {
  expect(() => and()).toThrow(new TypeError("and needs at least one condition"));
  expect(() => or()).toThrow(new TypeError("or needs at least one condition"));
});

test("what was built is sent as the query language", async () => {
  const { url, requests } = await startServer([{ body: { meta: { next: null }, objects: [] } }]);
  const users = createUsersClient({ token: "token", baseUrl: url });
  await users.list({ where: and(gte("score", 10), or(contains("nickname", "你"), exists("tags", false))) });
  expect(new URL(requests[0]?.url ?? "", url).searchParams.get("where")).toBe(
    '{"$and":[{"score":{"$gte":10}},{"$or":[{"nickname":{"$contains":"你"}},{"tags":{"$exists":false}}]}]}',
  );
});
