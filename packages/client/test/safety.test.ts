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
    ["an invalid Date", { created_at: { $lt: new Date("x") } }, "where.created_at.$lt is of type Date"],
    ["a Set", { id: { $in: new Set([1]) } }, "where.id.$in is of type Set"],
    ["a bigint", { id: { $eq: 1n } }, "where.id.$eq is of type BigInt"],
    ["a function", { id: { $eq: () => 1 } }, "where.id.$eq is of type Function"],
  ])("%s", async (_, where, message) => {
    const { url, requests } = await startRecorder();
    const users = createUsersClient({ token, baseUrl: url });
    const sentence = `${message}, which JSON cannot carry: nothing was sent`;
    await expect(users.updateWhere(where as Where, { test: 1 })).rejects.toThrow(new TypeError(sentence));
    await expect(users.list({ where: where as Where })).rejects.toThrow(new TypeError(sentence));
    expect(requests).toEqual([]);
  });

  test.each<[string, unknown, string]>([
    ["$and that is not a list", { a: 1, $and: { b: 1 } }, "where.$and is not a list"],
    ["$and with a hole in it", { $and: [{ a: 1 }, null] }, "where.$and[1] is not an object of conditions"],
    ["a column without an operator", { a: 1, b: {} }, "where.b has no operator"],
    ["a bare list", { a: [1, 2] }, "where.a is a list, which needs an operator such as $in"],
    ["an operator that does not exist", { a: { $not: {} } }, "where.a has the unknown operator $not"],
    [
      "a join that does not exist",
      { $nor: [{}] },
      'where has "$nor", which is neither a column nor $and or $or',
    ],
    [
      "a join in capitals",
      { $And: [{ a: 1 }] },
      'where has "$And", which is neither a column nor $and or $or',
    ],
    ["a column without a name", { "": 1 }, 'where has "", which is neither a column nor $and or $or'],
    [
      "a column whose name got lost",
      { [`${undefined}`]: { $ne: 1 } },
      "where has a column undefined: its name got lost",
    ],
    [
      "a key in a column whose name got lost",
      { "address.undefined": { $ne: 1 } },
      "where has a column address.undefined: its name got lost",
    ],
    [
      "an object in place of a name",
      { [String({})]: { $ne: 1 } },
      "where has a column [object Object]: its name got lost",
    ],
    [
      "milliseconds, which are after all times that the API counts in seconds",
      { created_at: { $lt: 1_700_000_000_000 } },
      "where.created_at is in milliseconds, and the API counts in seconds",
    ],
    [
      "milliseconds in a range, deep down",
      { $and: [{ updated_at: { $range: [0, 100_000_000_000] } }] },
      "where.$and[0].updated_at is in milliseconds, and the API counts in seconds",
    ],
    ["$nin without a list", { a: { $nin: null } }, "where.a.$nin is not a list"],
  ])("%s", async (_, where, message) => {
    const { url, requests } = await startRecorder();
    const users = createUsersClient({ token, baseUrl: url });
    await expect(users.updateWhere(where as Where, { test: 1 })).rejects.toThrow(
      new TypeError(`${message}: nothing was sent`),
    );
    expect(requests).toEqual([]);
  });

  test.each<[string, unknown, string]>([
    [
      "a symbol in place of an operator",
      { a: 1, b: { [Symbol("gt")]: 1 } },
      "where.b.Symbol(gt) is of type Symbol",
    ],
    [
      "a hidden toJSON",
      Object.defineProperty({ a: 1 }, "toJSON", { value: () => ({}) }),
      "where.toJSON is of type Function",
    ],
    ["an instance of a class", { a: new (class Filter {})() }, "where.a is of type Filter"],
  ])("%s", async (_, where, message) => {
    const { url, requests } = await startRecorder();
    const users = createUsersClient({ token, baseUrl: url });
    const error = new TypeError(`${message}, which JSON cannot carry: nothing was sent`);
    await expect(users.updateWhere(where as Where, { test: 1 })).rejects.toThrow(error);
    await expect(users.update(1, { test: where } as never)).rejects.toThrow(
      /, which JSON cannot carry: nothing was sent$/,
    );
    expect(requests).toEqual([]);
  });

  test("a filter in a circle, or without an end", async () => {
    const users = createUsersClient({ token });
    const circle: { $and: unknown[] } = { $and: [] };
    circle.$and.push(circle);
    await expect(users.updateWhere(circle as Where, { test: 1 })).rejects.toThrow(
      /^where(\.\$and\[0\])+.* is nested in more than 500 levels: nothing was sent$/,
    );
    let deep: object = { a: 1 };
    for (let i = 0; i < 20_000; i++) deep = { $and: [deep] };
    await expect(users.updateWhere(deep as Where, { test: 1 })).rejects.toThrow(
      "nested in more than 500 levels",
    );
  });

  test("what was checked is what is sent", async () => {
    const { url, requests } = await startRecorder();
    const users = createUsersClient({ token, baseUrl: url });
    let reads = 0;
    const moving = {
      get test() {
        return reads++ === 0 ? { $eq: "x" } : undefined;
      },
    };
    const list = Object.assign([{ a: 1 }], { toJSON: () => [] });
    await users.updateWhere(moving as Where, { test: 1 });
    await users.updateWhere({ $and: list }, { test: 1 });
    await users.updateWhere(
      { created_at: { $lt: Object.assign(new Date(0), { toJSON: () => undefined }) } } as never,
      { test: 1 },
    );
    expect(requests.map((it) => new URLSearchParams(it.url.split("?")[1]).get("where"))).toEqual([
      '{"test":{"$eq":"x"}}',
      '{"$and":[{"a":1}]}',
      '{"created_at":{"$lt":"1970-01-01T00:00:00.000Z"}}',
    ]);
  });

  test("a condition in any branch of $and is enough", async () => {
    const { url, requests } = await startRecorder();
    const users = createUsersClient({ token, baseUrl: url });
    await users.updateWhere({ $and: [{}, { $or: [{ a: null }, { b: { $nin: [], $gt: 1 } }] }] }, { test: 1 });
    expect(requests).toHaveLength(1);
  });
});

const bulkPath = "/oserve/v2.6/miniapp/user_profile/";

test("raw sends no bulk update without where, however the id or the filter got lost", async () => {
  const { url, requests } = await startRecorder();
  const { raw } = createUsersClient({ token, baseUrl: url });
  const put = (path: string, init: object) =>
    raw.PUT(path as typeof bulkPath, { ...init, body: { test: 1 } });
  const message =
    "a bulk update without where is for every user, write where: {} if you mean that: nothing was sent";
  for (const init of [
    {},
    { query: { where: { a: 1 } } },
    { params: { where: { a: 1 } } },
    { params: { path: { id: 5 } } },
  ]) {
    await expect(put(bulkPath, init)).rejects.toThrow(new TypeError(message));
  }
  for (const path of [
    `${bulkPath}./`,
    `${bulkPath}5/../`,
    `${bulkPath}#5/`,
    `${bulkPath}?id=5/`,
    bulkPath.slice(0, -1),
  ]) {
    await expect(put(path, {})).rejects.toThrow(new TypeError(message));
  }
  await expect(put(`${bulkPath}/`, {})).rejects.toThrow(
    "a part of the path is empty, was an id lost?: nothing was sent",
  );
  await expect(put(`${bulkPath}{user-id}/`, {})).rejects.toThrow("user-id must be a positive integer");
  for (const where of [undefined, null, "", '{"a":1}', [], [{ a: 1 }], () => 1, Number.NaN]) {
    await expect(put(bulkPath, { params: { query: { where } } })).rejects.toThrow(/nothing was sent$/);
  }
  expect(requests).toEqual([]);
  await put(bulkPath, { params: { query: { where: {}, limit: 1 } } });
  expect(requests.map((it) => it.url)).toEqual([`${bulkPath}?where=%7B%7D&limit=1`]);
});

test("a parameter that is unknown or out of its bounds sends nothing", async () => {
  const { url, requests } = await startRecorder();
  const users = createUsersClient({ token, baseUrl: url });
  const cases: [object, string][] = [
    ...[5000, 0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY].map((limit): [object, string] => [
      { limit },
      `limit must be an integer from 1 to 1000, but it is ${limit}`,
    ]),
    [{ limit: "10" }, "limit must be an integer from 1 to 1000, but it is a string of 2 characters"],
    [{ limit: null }, "limit must be an integer from 1 to 1000, but it is null"],
    [{ offset: -1 }, "offset must be an integer from 0 to 9007199254740991, but it is -1"],
    [{ return_total_count: true }, "return_total_count must be an integer from 0 to 1, but it is true"],
    [new Map([["limit", 10]]), "the options must be a plain object"],
    [Object.create({ limit: 10 }), "the options must be a plain object"],
    [null as never, "the options must be a plain object"],
  ];
  for (const [query, message] of cases) {
    const error = new TypeError(`${message}: nothing was sent`);
    await expect(users.updateWhere({ a: 1 }, { test: 1 }, query)).rejects.toThrow(error);
    await expect(users.list(query)).rejects.toThrow(error);
  }
  await expect(users.updateWhere({ a: 1 }, { test: 1 }, { limt: 10 } as object)).rejects.toThrow(
    "updateWhere has no option limt: nothing was sent",
  );
  await expect(users.list({ a: { $eq: 1 } } as object)).rejects.toThrow(
    "list has no option a: nothing was sent",
  );
  await expect(users.list({ where: undefined } as object)).rejects.toThrow(
    "where is undefined, which JSON cannot carry",
  );
  expect(requests).toEqual([]);
});

test("an operation that does not exist sends nothing", async () => {
  const { url, requests } = await startRecorder();
  const users = createUsersClient({ token, baseUrl: url });
  for (const [update, message] of [
    [{ score: { $inc_by: 1 } }, "body.score has the unknown operation $inc_by"],
    [{ $inc: { score: 1 } }, "body has the unknown part $inc"],
    [{ score: { $incr_by: 1, $pop: 1 } }, "body.score has more than one operation"],
    [{ score: { $incr_by: 1, b: 1 } }, "body.score has more than one operation"],
    [{ $set: {} }, "body.$set has no column"],
    [{ $unset: [] }, "body.$unset has no column"],
    [{ $set: { a: { $push: 1 } } }, "body.$set.a has the unknown operation $push"],
    [[{ test: 1 }], "the update has nothing to write"],
  ] as [never, string][]) {
    await expect(users.update(1, update)).rejects.toThrow(new TypeError(`${message}: nothing was sent`));
    await expect(users.updateWhere({ a: 1 }, update)).rejects.toThrow(
      new TypeError(`${message}: nothing was sent`),
    );
  }
  await expect(users.updateAccount(1, { password: "x" } as object)).rejects.toThrow(
    "body has the unknown field password (username, email, phone, new_password): nothing was sent",
  );
  expect(requests).toEqual([]);
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

test("a switch that is a text sends nothing, since every text would be yes", async () => {
  const { url, requests } = await startRecorder();
  const users = createUsersClient({ token, baseUrl: url });
  const is = (name: string) =>
    new TypeError(`${name} must be true or false, but it is a string of 5 characters: nothing was sent`);
  const no = "false" as never;
  await expect(users.update(1, { a: { $incr_by: 1 } }, { repeatable: no })).rejects.toThrow(is("repeatable"));
  await expect(users.updateWhere({ a: 1 }, { b: 1 }, { background: no })).rejects.toThrow(is("background"));
  await expect(users.updateEvery({ a: 1 }, { b: 1 }, { throwOnPartial: no })).rejects.toThrow(
    is("throwOnPartial"),
  );
  await expect(users.list({ keyset: no })).rejects.toThrow(is("keyset"));
  await expect(users.list({ prefetch: no })).rejects.toThrow(is("prefetch"));
  expect(() => createUsersClient({ token, dangerouslyAllowBrowser: no })).toThrow(
    is("dangerouslyAllowBrowser"),
  );
  expect(requests).toEqual([]);
});

test("neither the request nor the token goes to another host", async () => {
  const { url, requests } = await startRecorder();
  const elsewhere = await startRecorder();
  const users = createUsersClient({ token, baseUrl: `${url}/gateway` });
  const refusal = new TypeError("the request does not go to baseUrl: nothing was sent");
  const path = "/oserve/v2.2/miniapp/user_profile/";
  await expect(users.raw.GET(path, { baseUrl: elsewhere.url })).rejects.toThrow(refusal);
  await expect(users.raw.GET(path, { baseUrl: url })).rejects.toThrow(refusal);
  users.raw.use({ onRequest: ({ request }) => new Request(`${elsewhere.url}/gateway${path}`, request) });
  await expect(users.get(1)).rejects.toThrow(refusal);
  await expect(users.raw.GET(path)).rejects.toThrow(refusal);
  expect(requests).toEqual([]);
  expect(elsewhere.requests).toEqual([]);
});

test("a filter that got lost is no filter for counting either", async () => {
  const { url, requests } = await startRecorder();
  const users = createUsersClient({ token, baseUrl: url });
  await expect(users.count(undefined)).rejects.toThrow("where is undefined");
  expect(requests).toEqual([]);
  expect(await users.count()).toBe(0);
});

test("a refusal does not repeat what could be an e-mail", async () => {
  const users = createUsersClient({ token });
  await expect(users.list({ "who@example.com": 1 } as object)).rejects.toThrow(
    new TypeError("list has no option ***: nothing was sent"),
  );
});
