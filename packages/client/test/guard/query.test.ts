import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatQuery } from "../../src/guard/query.ts";
import { createUsersClient, type Where } from "../../src/index.ts";
import { startServer } from "../scripted-server.ts";

const token = "0123456789abcdef0123456789abcdef01234567";

test.each<[object, string]>([
  [{}, ""],
  [{ limit: 1 }, "limit=1"],
  [{ limit: 0, offset: -1.5 }, "limit=0&offset=-1.5"],
  [{ order_by: "-created_at,id" }, "order_by=-created_at%2Cid"],
  [{ order_by: "" }, "order_by="],
  [{ group__in: [1, "a,b", 2] }, "group__in=1,a%2Cb,2"],
  [{ limit: undefined, offset: null, order_by: "id" }, "order_by=id"],
  [{ "a b&": "c=d&e#" }, "a%20b%26=c%3Dd%26e%23"],
  [{ where: {} }, "where=%7B%7D"],
  [{ where: Object.create(null) }, "where=%7B%7D"],
  [{ where: { a: "é+ &" }, limit: 1 }, "where=%7B%22a%22%3A%22%C3%A9%2B%20%26%22%7D&limit=1"],
  [{ other: { a: [1] } }, "other=%7B%22a%22%3A%5B1%5D%7D"],
])("%j is %s", (query, text) => {
  expect(formatQuery(query as Record<string, unknown>)).toBe(text);
});

describe("a value that a query cannot carry is refused", () => {
  test.each<[object, string]>([
    [{ where: undefined }, "where is undefined, which a query cannot carry"],
    [{ where: null }, "where is null, which a query cannot carry"],
    [{ where: "{}" }, "where is a string of 2 characters, which a query cannot carry"],
    [{ where: 1 }, "where is 1, which a query cannot carry"],
    [{ where: [{ a: 1 }] }, "where is of type Array, which a query cannot carry"],
    [{ where: new Map() }, "where is of type Map, which a query cannot carry"],
    [{ where: { a: undefined } }, "where.a is undefined, which JSON cannot carry"],
    [{ limit: Number.NaN }, "limit is NaN, which a query cannot carry"],
    [{ limit: true }, "limit is true, which a query cannot carry"],
    [{ limit: new Date(0) }, "limit is of type Date, which a query cannot carry"],
    [{ group__in: [] }, "group__in is of type Array, which a query cannot carry"],
    [{ group__in: [1, null] }, "group__in is of type Array, which a query cannot carry"],
    [{ group__in: [1, [2]] }, "group__in is of type Array, which a query cannot carry"],
    [{ group__in: [1, Number.NaN] }, "group__in is of type Array, which a query cannot carry"],
  ])("%o", (query, message) => {
    expect(() => formatQuery(query as Record<string, unknown>)).toThrow(
      new TypeError(`${message}: nothing was sent`),
    );
  });
});

test("a filter arrives in the URL as it was written", async () => {
  const { url, requests } = await startServer([
    { body: { meta: { next: null }, objects: [], succeed: 0, next: null } },
  ]);
  const users = createUsersClient({ token, baseUrl: url });
  // Column names that a bulk update takes; any value, unicode and what means something in a URL included.
  const text = fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc.constantFrom("a&b=c", "#?/%7B+", "\u2028", '"\\'),
  );
  const name = text.filter((it) => !/^(\$.*|undefined|null|NaN|__proto__|)$/s.test(it));
  const value = fc.oneof(
    text,
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((it) => it + 0),
    fc.boolean(),
  );
  const condition = fc.dictionary(
    name,
    fc.oneof(
      value.map((it) => ({ $ne: it })),
      fc.array(value, { minLength: 1 }).map((it) => ({ $in: it })),
    ),
    { minKeys: 1, maxKeys: 3 },
  );
  const filter = fc.oneof(
    condition,
    fc.array(condition, { minLength: 1, maxLength: 3 }).map((it) => ({ $and: it })),
    fc.array(condition, { minLength: 1, maxLength: 3 }).map((it) => ({ $or: it })),
  );
  await fc.assert(
    fc.asyncProperty(filter, async (where) => {
      requests.length = 0;
      await users.list({ where: where as Where });
      await users.updateWhere(where as Where, { test: 1 });
      for (const request of requests) {
        const sent = new URL(request.url, url).searchParams.getAll("where");
        expect(sent).toEqual([JSON.stringify(where)]);
      }
      expect(requests).toHaveLength(2);
    }),
    { numRuns: 150 },
  );
});
