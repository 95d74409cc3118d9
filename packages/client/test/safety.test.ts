import { describe, expect, test } from "vitest";
import { createUsersClient, type UserId, type Where } from "../src/index.ts";
import { startRecorder } from "./recorder.ts";

const token = "0123456789abcdef0123456789abcdef01234567";

const badIds: [string, unknown][] = [
  ["empty", ""],
  ["a space", " "],
  [".", "."],
  ["..", ".."],
  ["encoded dot", "%2e"],
  ["encoded dots", "%2E%2e"],
  ["encoded slash", "1%2F2"],
  ["slash", "1/2"],
  ["query", "1?limit=1"],
  ["fragment", "1#"],
  ["a word", "me"],
  ["zero", 0],
  ["zero as text", "0"],
  ["leading zero", "01"],
  ["negative", -1],
  ["sign", "+1"],
  ["fraction", 1.5],
  ["exponent", "1e3"],
  ["hexadecimal", "0x10"],
  ["full-width digit", "１"],
  ["too large for a number", 2 ** 53],
  ["too large for an int64", "12345678901234567890"],
  ["NaN", Number.NaN],
  ["Infinity", Number.POSITIVE_INFINITY],
  ["undefined", undefined],
  ["null", null],
  ["true", true],
  ["array", [1]],
  ["object", { id: 1 }],
  ["bigint", 1n],
];

describe("an id that is not one sends nothing", () => {
  test.each(badIds)("%s", async (_, bad) => {
    const { url, requests } = await startRecorder();
    const users = createUsersClient({ token, baseUrl: url });
    const id = bad as UserId;
    const path = { id: bad as number };
    const calls = [
      () => users.get(id),
      () => users.update(id, { test: 1 }),
      () => users.updateAccount(id, { username: "x" }),
      () => users.raw.GET("/oserve/v2.2/miniapp/user_profile/{id}/", { params: { path } }),
      () => users.raw.PUT("/oserve/v2.6/miniapp/user_profile/{id}/", { params: { path }, body: { test: 1 } }),
      () => users.raw.PUT("/oserve/v1/user/info/{id}/", { params: { path }, body: { test: 1 } }),
    ];
    for (const call of calls) {
      await expect(call()).rejects.toThrow(/^id must be a positive integer, but it is .+: nothing was sent$/);
    }
    expect(requests).toEqual([]);
  });

  test("and what may be a secret is not repeated", async () => {
    const users = createUsersClient({ token });
    for (const id of ["who@example.com", "+8613800138000", token]) {
      const message = `id must be a positive integer, but it is a string of ${id.length} characters: nothing was sent`;
      await expect(users.get(id)).rejects.toThrow(new TypeError(message));
    }
  });

  test("also when raw is given no path parameters at all", async () => {
    const { url, requests } = await startRecorder();
    const { raw } = createUsersClient({ token, baseUrl: url });
    const path = "/oserve/v2.6/miniapp/user_profile/{id}/";
    await expect(raw.PUT(path, { body: { test: 1 } } as never)).rejects.toThrow(
      "id must be a positive integer",
    );
    expect(requests).toEqual([]);
  });
});

const everyone: [string, unknown][] = [
  ["{}", {}],
  ["nothing", undefined],
  ["null", null],
  ["text", "{}"],
  ["a list", [{ test: 1 }]],
  ["an empty $and", { $and: [] }],
  ["an $and of nothing", { $and: [{}, { $and: [{}] }] }],
  ["an empty $or", { $or: [] }],
  ["an $or with a way out", { $or: [{ test: { $eq: 1 } }, {}] }],
  ["an $and that is not a list", { $and: { test: 1 } }],
  ["a column without an operator", { test: {} }],
  ["not in an empty list", { id: { $nin: [] } }],
  ["contains an empty text", { nickname: { $contains: "" } }],
  ["an empty pattern", { nickname: { $regex: "", $options: "i" } }],
];

describe("a bulk update that would reach everyone sends nothing", () => {
  test.each(everyone)("%s", async (_, where) => {
    const { url, requests } = await startRecorder();
    const users = createUsersClient({ token, baseUrl: url });
    await expect(users.updateWhere(where as Where, { test: 1 })).rejects.toThrow(
      "where asks nothing and would match every user: nothing was sent",
    );
    expect(requests).toEqual([]);
  });

  test.each<[string, unknown, string]>([
    ["a lost value", { test: undefined }, "where.test is undefined"],
    ["a lost operand", { test: { $eq: undefined } }, "where.test.$eq is undefined"],
    [
      "a lost item",
      { $and: [{ a: 1 }, { test: { $in: [1, undefined] } }] },
      "where.$and[1].test.$in[1] is undefined",
    ],
    ["a hole in a list", { test: { $in: Array(1) } }, "where.test.$in[0] is undefined"],
    ["NaN", { score: { $lt: Number("x") } }, "where.score.$lt is NaN"],
    ["an invalid Date", { created_at: { $lt: new Date("x") } }, "where.created_at.$lt is an invalid Date"],
    ["a Set", { id: { $in: new Set([1]) } }, "where.id.$in is a Set"],
    ["a bigint", { id: { $eq: 1n } }, "where.id.$eq is a bigint"],
    ["a function", { id: { $eq: () => 1 } }, "where.id.$eq is a function"],
  ])("%s", async (_, where, message) => {
    const { url, requests } = await startRecorder();
    const users = createUsersClient({ token, baseUrl: url });
    const sentence = `${message}, which JSON cannot carry: nothing was sent`;
    await expect(users.updateWhere(where as Where, { test: 1 })).rejects.toThrow(new TypeError(sentence));
    await expect(users.list({ where: where as Where })).rejects.toThrow(new TypeError(sentence));
    expect(requests).toEqual([]);
  });

  test("a condition in any branch of $and is enough", async () => {
    const { url, requests } = await startRecorder();
    const users = createUsersClient({ token, baseUrl: url });
    await users.updateWhere({ $and: [{}, { $or: [{ a: null }, { b: { $nin: [], $gt: 1 } }] }] }, { test: 1 });
    expect(requests).toHaveLength(1);
  });
});

test("an update with nothing to write, or with a value that JSON changes, sends nothing", async () => {
  const { url, requests } = await startRecorder();
  const users = createUsersClient({ token, baseUrl: url });
  for (const empty of [{}, undefined, null, "test"] as never[]) {
    const message = "the update has nothing to write: nothing was sent";
    await expect(users.update(1, empty)).rejects.toThrow(new TypeError(message));
    await expect(users.updateWhere({ a: 1 }, empty)).rejects.toThrow(new TypeError(message));
    await expect(users.updateAccount(1, empty)).rejects.toThrow(new TypeError(message));
  }
  await expect(users.update(1, { score: Number.NaN })).rejects.toThrow("body.score is NaN");
  await expect(users.update(1, { score: undefined } as never)).rejects.toThrow("body.score is undefined");
  await expect(users.updateWhere({ a: 1 }, { tags: { $append: [undefined] } })).rejects.toThrow(
    "body.tags.$append[0] is undefined",
  );
  expect(requests).toEqual([]);
});
