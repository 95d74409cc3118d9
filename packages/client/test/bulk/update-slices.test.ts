import fc from "fast-check";
import { expect, onTestFinished, test, vi } from "vitest";
import type { Progress, UserUpdate } from "../../src/index.ts";
import { ids, type ModelUser, matches, people, startUserServer } from "../list/user-server.ts";
import { rejectionOf } from "../rejection.ts";

const listPath = "/oserve/v2.2/miniapp/user_profile/";
const bulkPath = "/oserve/v2.6/miniapp/user_profile/";
const isOld = { state: { $eq: "old" } };
const all = { confirm: "all users" } as const;
/** The id of the user at a position of `people`. */
const idAt = (position: number) => 100 + 3 * position;

/** Updates that make users leave the filter, stay in it, and not touch it at all. */
const updates: { update: UserUpdate; as: (user: ModelUser) => ModelUser }[] = [
  { update: { state: "new" }, as: (user) => ({ ...user, state: "new" }) },
  { update: { state: "old" }, as: (user) => ({ ...user, state: "old" }) },
  { update: { score: { $incr_by: 1 } }, as: (user) => ({ ...user, score: (user.score as number) + 1 }) },
];

test("every user that matches is updated once and nobody else, however many there are", async () => {
  const server = await startUserServer();
  const users = server.client();
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: 1300 }),
      fc.integer({ min: 1, max: 4 }),
      fc.constantFrom(...updates),
      fc.boolean(),
      async (count, share, { update, as }, everyone) => {
        // Not in the order of their ids.
        server.users = people(count, (index) => ({
          state: index % share === 0 ? "old" : "other",
          score: index,
        })).reverse();
        server.requests.length = 0;
        server.updates.clear();
        const matching = server.users.filter((user) => everyone || matches(user, isOld));
        const wanted = server.users.map((user) => (matching.includes(user) ? as(user) : { ...user }));
        const steps: Progress[] = [];
        const options = { onProgress: (progress: Progress) => steps.push(progress) };

        const outcome = everyone
          ? await users.updateAll(update, { ...all, ...options })
          : await users.updateEvery(isOld, update, options);

        expect(outcome).toStrictEqual({ succeeded: matching.length, failed: [], next: null });
        expect(server.users).toEqual(wanted);
        expect(server.updates).toEqual(new Map(matching.map(({ id }) => [id, 1])));
        const slices = Math.ceil(matching.length / 500);
        expect(server.requests).toHaveLength(Math.max(1, slices * 2));
        const sorted = ids(matching).sort((a, b) => a - b);
        expect(steps).toEqual(
          Array.from({ length: slices }, (_, index) => {
            const done = Math.min(500 * (index + 1), matching.length);
            return { done, total: matching.length, last_id: sorted[done - 1] };
          }),
        );
      },
    ),
    {
      numRuns: 15,
      examples: [
        [1000, 1, updates[0] as (typeof updates)[0], false],
        [501, 1, updates[1] as (typeof updates)[0], true],
        [0, 1, updates[2] as (typeof updates)[0], false],
      ],
    },
  );
});

test("a slice is looked up by id, and updated from the last one's end to its own", async () => {
  const server = await startUserServer({ users: people(501, () => ({ state: "old" })) });
  await server.client().updateEvery(isOld, { state: "new" });

  const list = { method: "GET", path: listPath, body: undefined };
  const bulk = { method: "PUT", path: bulkPath, body: { state: "new" } };
  const slice = { order_by: "id", limit: "500" };
  const [first, second] = [idAt(499), idAt(500)];
  expect(server.requests).toEqual([
    { ...list, query: { ...slice, where: isOld, return_total_count: "1" } },
    {
      ...bulk,
      query: { limit: "1000", where: { $and: [isOld, { id: { $gt: 0 } }, { id: { $lte: first } }] } },
    },
    { ...list, query: { ...slice, where: { $and: [isOld, { id: { $gt: first } }] } } },
    {
      ...bulk,
      query: { limit: "1000", where: { $and: [isOld, { id: { $gt: first } }, { id: { $lte: second } }] } },
    },
  ]);
});

test("updateAll asks by id alone", async () => {
  const server = await startUserServer({ users: people(501) });
  await server.client().updateAll({ score: 0 }, all);

  const slice = { order_by: "id", limit: "500" };
  const [first, second] = [idAt(499), idAt(500)];
  expect(server.requests.map(({ query }) => query)).toEqual([
    { ...slice, return_total_count: "1" },
    { limit: "1000", where: { $and: [{ id: { $gt: 0 } }, { id: { $lte: first } }] } },
    { ...slice, where: { id: { $gt: first } } },
    { limit: "1000", where: { $and: [{ id: { $gt: first } }, { id: { $lte: second } }] } },
  ]);
});

test("users that come while the walk is on are updated once if they come ahead of it", async () => {
  const server = await startUserServer({ users: people(600) });
  server.before = (_, index) => {
    // After the look at the first slice and before its update: one in it, one beyond it.
    if (index === 1) server.users.push({ id: 101 }, { id: 99_999 });
    // After the update of the first slice: one that came too late.
    if (index === 2) server.users.push({ id: 102 });
    return undefined;
  };
  const outcome = await server.client().updateAll({ score: { $incr_by: 1 } }, all);
  expect(outcome.succeeded).toBe(602);
  expect(ids(server.users.filter(({ score }) => score !== 1))).toEqual([102]);
});

test("failures are counted over all slices", async () => {
  const server = await startUserServer({ users: people(1100) });
  const fail = new Set([0, 499, 500, 1099].map(idAt));
  server.refuse = ({ id }) =>
    fail.has(id) ? { code: 11000, err_msg: `duplicate at ${id % 10}` } : undefined;
  const steps: Progress[] = [];
  const outcome = await server
    .client()
    .updateAll({ score: 0 }, { ...all, onProgress: (it) => steps.push(it) });

  expect(outcome).toStrictEqual({
    succeeded: 1096,
    failed: [0, 499, 500, 1099].map((index) => ({
      index,
      code: 11000,
      message: `duplicate at ${idAt(index) % 10}`,
    })),
    next: null,
  });
  expect(steps).toEqual([
    { done: 500, total: 1100, last_id: idAt(499) },
    { done: 1000, total: 1100, last_id: idAt(999) },
    { done: 1100, total: 1100, last_id: idAt(1099) },
  ]);
});

test("the total is left open when the API does not tell", async () => {
  const server = await startUserServer({ users: people(2) });
  server.lie = (answer) => {
    delete answer.meta?.total_count;
    return answer;
  };
  const onProgress = vi.fn();
  await server.client().updateAll({ score: 0 }, { ...all, onProgress });
  expect(onProgress.mock.calls).toEqual([[{ done: 2, total: undefined, last_id: 103 }]]);
});

test("a walk that was broken off goes on with after", async () => {
  const server = await startUserServer({ users: people(1200, () => ({ score: 0 })) });
  const users = server.client();
  const stop = new Error("stop");
  let last: Progress | undefined;
  const broken = users.updateEvery(
    { id: { $gt: 0 } },
    { score: { $incr_by: 1 } },
    {
      onProgress: (progress) => {
        last = progress;
        if (progress.done === 1000) throw stop;
      },
    },
  );
  await expect(broken).rejects.toBe(stop);
  expect(last).toEqual({ done: 1000, total: 1200, last_id: idAt(999) });
  expect(server.requests).toHaveLength(4);

  server.requests.length = 0;
  const onProgress = vi.fn();
  const after = last?.last_id;
  const outcome = await users.updateEvery(
    { id: { $gt: 0 } },
    { score: { $incr_by: 1 } },
    { after, onProgress },
  );
  expect(outcome.succeeded).toBe(200);
  expect(onProgress.mock.calls).toEqual([[{ done: 200, total: 200, last_id: idAt(1199) }]]);
  expect(server.requests.map(({ query }) => query.where)).toEqual([
    { $and: [{ id: { $gt: 0 } }, { id: { $gt: after } }] },
    { $and: [{ id: { $gt: 0 } }, { id: { $gt: after } }, { id: { $lte: idAt(1199) } }] },
  ]);
  expect(new Set(server.updates.values())).toEqual(new Set([1]));
  expect(server.updates.size).toBe(1200);
});

test("after may be a string, and goes for updateAll", async () => {
  const server = await startUserServer({ users: people(4) });
  await server.client().updateAll({ score: 1 }, { ...all, after: "103" });
  expect([...server.updates.keys()]).toEqual([106, 109]);
});

test("throwOnPartial throws at the end, when all slices are through", async () => {
  const server = await startUserServer({ users: people(600) });
  const users = server.client();
  expect(await users.updateAll({ a: 1 }, { ...all, throwOnPartial: true })).toMatchObject({ succeeded: 600 });

  server.refuse = ({ id }) => (id === idAt(3) ? { code: 11000, err_msg: "duplicate" } : undefined);
  const outcome = { succeeded: 599, failed: [{ index: 3, code: 11000, message: "duplicate" }], next: null };
  expect(await users.updateAll({ a: 1 }, { ...all, throwOnPartial: false })).toEqual(outcome);
  expect(await users.updateAll({ a: 1 }, all)).toEqual(outcome);
  await expect(users.updateAll({ a: 1 }, { ...all, throwOnPartial: true })).rejects.toMatchObject({
    name: "UsersPartialError",
    message: `PUT ${bulkPath} updated 599 users, 1 were refused`,
    outcome,
  });
  expect(new Set(server.updates.values())).toEqual(new Set([1, 4]));
});

test("a walk ends when a slice has more users than one request updates, since it is not known who was", async () => {
  const server = await startUserServer({
    users: Array.from({ length: 510 }, (_, index) => ({ id: 1000 + 1000 * index })),
  });
  // Between the look at the first slice and its update, far more than its 500 users come to match.
  server.before = (_, index) => {
    if (index === 1) server.users.push(...Array.from({ length: 501 }, (_, place) => ({ id: 1001 + place })));
    return undefined;
  };
  const onProgress = vi.fn();
  const error = await rejectionOf(
    server.client().updateAll({ score: { $incr_by: 1 } }, { ...all, onProgress }),
  );
  expect(error).toMatchObject({
    name: "UsersPartialError",
    message: `PUT ${bulkPath} updated 1000 users, 0 were refused, and more users match`,
    mayHaveBeenApplied: true,
    outcome: { succeeded: 1000, failed: [] },
  });
  expect(error.outcome.next).toMatch(/where=\*\*\*&.*offset=1000/);
  expect(error.last_id).toBeUndefined();
  expect(onProgress).not.toHaveBeenCalled();
});

test.each<[string, UserUpdate, number | undefined]>([
  ["is written", { score: 1 }, 100 + 3 * 499],
  ["adds, since the slice that failed may have been applied", { score: { $incr_by: 1 } }, undefined],
])(
  "a walk that breaks tells what it did, and where to go on when its update %s",
  async (_, update, last_id) => {
    const server = await startUserServer({ users: people(1100) });
    server.before = ({ method }, index) => (method === "PUT" && index > 1 ? { status: 500 } : undefined);
    const error = await rejectionOf(server.client({ retries: 0 }).updateAll(update, all));
    expect(error).toMatchObject({
      name: "UsersStatusError",
      mayHaveBeenApplied: true,
      outcome: { succeeded: 500, failed: [], next: null },
    });
    expect(error.last_id).toBe(last_id);
    expect(Object.keys(error)).not.toContain("last_id");
  },
);

test("a walk that breaks at the look at a slice tells that the slices before were applied", async () => {
  const server = await startUserServer({ users: people(1100) });
  server.before = ({ method }, index) => (method === "GET" && index > 1 ? { status: 400 } : undefined);
  const error = await rejectionOf(server.client().updateAll({ score: { $incr_by: 1 } }, all));
  expect(error).toMatchObject({
    mayHaveBeenApplied: true,
    outcome: { succeeded: 500 },
    last_id: 100 + 3 * 499,
  });
});

test("a walk that breaks before anything was done has nothing to go on after", async () => {
  const server = await startUserServer({ users: people(3) });
  server.before = () => ({ status: 400 });
  const { updateAll } = server.client();
  const error = await rejectionOf(updateAll({ score: { $incr_by: 1 } }, all));
  expect(error).toMatchObject({ mayHaveBeenApplied: false, outcome: { succeeded: 0 } });
  expect(error.last_id).toBeUndefined();
  expect((await rejectionOf(updateAll({ score: 1 }, { ...all, after: 7 }))).last_id).toBe(7);
});

test("a lost place to go on after is refused, since the walk would begin anew", async () => {
  const server = await startUserServer({ users: people(3) });
  const { updateAll, updateEvery } = server.client();
  const options = { ...all, after: undefined };
  const refusal = new TypeError("after must be a positive integer, but it is undefined: nothing was sent");
  await expect(updateAll({ score: 1 }, options)).rejects.toThrow(refusal);
  await expect(updateEvery({ score: 1 }, { score: 1 }, { after: undefined })).rejects.toThrow(refusal);
  await expect(updateAll({ score: 1 }, { ...all, after: "9007199254740992" })).rejects.toThrow(
    new TypeError("after is larger than a number can hold exactly: nothing was sent"),
  );
  expect(server.requests).toEqual([]);
});

test("progress that is saved is waited for, and a failure to save it ends the walk", async () => {
  const server = await startUserServer({ users: people(1100) });
  const { updateAll } = server.client();
  const seen: number[] = [];
  const onProgress = async () => {
    await new Promise((resolve) => setTimeout(resolve, 20));
    seen.push(server.requests.length);
  };
  await updateAll({ score: 1 }, { ...all, onProgress });
  expect(seen).toEqual([2, 4, 6]);
  const failing = updateAll(
    { score: 1 },
    { ...all, onProgress: () => Promise.reject(new Error("disk full")) },
  );
  await expect(failing).rejects.toThrow("disk full");
  expect(server.requests).toHaveLength(8);
});

test("a slice that becomes a job is waited for", async () => {
  const server = await startUserServer({ users: people(501), jobs: { pending: 0 } });
  const outcome = await server.client().updateAll({ score: 1 }, all);
  expect(outcome).toStrictEqual({ succeeded: 501, failed: [], next: null });
  expect(server.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
    `GET ${listPath}`,
    `PUT ${bulkPath}`,
    "GET /oserve/v1/bulk-operation/1/",
    `GET ${listPath}`,
    `PUT ${bulkPath}`,
    "GET /oserve/v1/bulk-operation/2/",
  ]);
});

test.each([{ score: 1 }, { tags: { $append_unique: ["vip"] } }])(
  "a slice of the update %j is sent again when it is not clear whether it was applied",
  async (update) => {
    const random = vi.spyOn(Math, "random").mockReturnValue(0);
    onTestFinished(() => random.mockRestore());
    const server = await startUserServer({ users: people(3) });
    server.before = (_, index) => (index === 1 ? "reset" : undefined);
    server.lie = (answer, _, index) => (index === 2 ? "reset" : answer);
    expect((await server.client().updateAll(update, all)).succeeded).toBe(3);
    const [, first, second, third] = server.requests;
    expect(second).toEqual(first);
    expect(third).toEqual(first);
    expect(server.requests).toHaveLength(4);
  },
);

test.each(["$incr_by", "$append", "$pop"])("a slice of an update with %s is not", async (operation) => {
  const random = vi.spyOn(Math, "random").mockReturnValue(0);
  onTestFinished(() => random.mockRestore());
  const update = { score: { [operation]: 1 } } as UserUpdate;
  const server = await startUserServer({
    users: people(3),
    lie: (answer, { method }) => (method === "PUT" ? "reset" : answer),
  });
  const users = server.client();
  await expect(users.updateAll(update, all)).rejects.toMatchObject({
    name: "UsersConnectionError",
    message: expect.stringContaining(
      `it may have been applied and was not sent again: ${operation} would apply twice`,
    ),
    notRepeated: `${operation} would apply twice`,
    mayHaveBeenApplied: true,
    attempts: 1,
  });
  expect(server.requests).toHaveLength(2);

  await expect(users.updateAll(update, { ...all, repeatable: true })).rejects.toHaveProperty("attempts", 3);
  await expect(users.updateAll({ score: 1 }, { ...all, repeatable: false })).rejects.toHaveProperty(
    "attempts",
    1,
  );
});

test("a signal ends the walk between two slices", async () => {
  const server = await startUserServer({ users: people(600) });
  const controller = new AbortController();
  const walk = server.client().updateAll(
    { score: 1 },
    {
      ...all,
      signal: controller.signal,
      onProgress: () => controller.abort("enough"),
    },
  );
  await expect(walk).rejects.toMatchObject({ name: "UsersAbortError", cause: "enough", method: "GET" });
  expect(server.updates.size).toBe(500);
  expect(server.requests).toHaveLength(2);
});

test("a signal ends the walk while a slice is under way, which may be applied", async () => {
  const server = await startUserServer({ users: people(6) });
  const controller = new AbortController();
  server.before = ({ method }) => {
    if (method === "GET") return undefined;
    controller.abort("enough");
    return new Promise(() => {});
  };
  const walk = server.client().updateAll({ score: 1 }, { ...all, signal: controller.signal });
  await expect(walk).rejects.toMatchObject({
    name: "UsersAbortError",
    method: "PUT",
    mayHaveBeenApplied: true,
  });
});

test("every request of the walk has the timeout and the retries of the call", async () => {
  const server = await startUserServer({ users: people(6), before: () => new Promise(() => {}) });
  const users = server.client();
  const options = { timeout: 1000, retries: 0 };
  await expect(users.updateEvery(isOld, { score: 1 }, options)).rejects.toHaveProperty(
    "message",
    `GET ${listPath} had no answer within 1000 ms`,
  );
  server.before = ({ method }) => (method === "PUT" ? new Promise(() => {}) : undefined);
  await expect(users.updateAll({ score: 1 }, { ...all, ...options })).rejects.toHaveProperty(
    "message",
    `PUT ${bulkPath} had no answer within 1000 ms; it may have been applied`,
  );
});

test("a walk whose list is not sorted updates nobody", async () => {
  const server = await startUserServer({ users: people(3) });
  server.lie = (answer) => ({ ...answer, objects: answer.objects?.reverse() });
  await expect(server.client({ retries: 0 }).updateAll({ score: 1 }, all)).rejects.toThrow(
    "the users are not sorted by id, walk without keyset",
  );
  expect(server.requests).toHaveLength(1);
});

test.each<[string, unknown[], string]>([
  ["no filter", [undefined, { a: 1 }], "where asks nothing and would match every user"],
  ["a filter for everyone", [{ $and: [{}] }, { a: 1 }], "where asks nothing and would match every user"],
  ["a filter that got lost", [{ a: undefined }, { a: 1 }], "where.a is undefined, which JSON cannot carry"],
  ["no update", [isOld, undefined], "the update has nothing to write"],
  ["an unknown operation", [isOld, { a: { $inc: 1 } }], "body.a has the unknown operation $inc"],
  ["a limit", [isOld, { a: 1 }, { limit: 5 }], "updateEvery has no option limit"],
  ["background", [isOld, { a: 1 }, { background: true }], "updateEvery has no option background"],
  ["confirm, which is for updateAll", [isOld, { a: 1 }, all], "updateEvery has no option confirm"],
  ["after 0", [isOld, { a: 1 }, { after: 0 }], "after must be a positive integer, but it is 0"],
  ["options that are null", [isOld, { a: 1 }, null], "the options must be a plain object"],
])("updateEvery refuses %s and sends nothing", async (_, given, message) => {
  const server = await startUserServer({ users: people(3) });
  const { updateEvery } = server.client();
  await expect(updateEvery(...(given as Parameters<typeof updateEvery>))).rejects.toThrow(
    new TypeError(`${message}: nothing was sent`),
  );
  expect(server.requests).toEqual([]);
});

const confirm = 'updateAll changes every user, say so: { confirm: "all users" }';
test.each<[string, unknown[], string]>([
  ["no confirmation", [{ a: 1 }, {}], confirm],
  ["no options", [{ a: 1 }], confirm],
  ["null for options", [{ a: 1 }, null], confirm],
  ["another confirmation", [{ a: 1 }, { confirm: "all" }], confirm],
  ["a confirmation of true", [{ a: 1 }, { confirm: true }], confirm],
  ["a filter in its place", [{ state: "old" }, { a: 1 }, all], "updateAll has no option a"],
  ["an empty update", [{}, all], "the update has nothing to write"],
  ["a filter", [{ a: 1 }, { ...all, where: isOld }], "updateAll has no option where"],
  [
    "after a word",
    [{ a: 1 }, { ...all, after: "me" }],
    "after must be a positive integer, but it is a string of 2 characters",
  ],
  ["options that are a list", [{ a: 1 }, []], "the options must be a plain object"],
])("updateAll refuses %s and sends nothing", async (_, given, message) => {
  const server = await startUserServer({ users: people(3) });
  const { updateAll } = server.client();
  await expect(updateAll(...(given as Parameters<typeof updateAll>))).rejects.toThrow(
    new TypeError(`${message}: nothing was sent`),
  );
  expect(server.requests).toEqual([]);
});

test("what is changed in filter, update and options after the call does not count", async () => {
  const server = await startUserServer({ users: people(501, () => ({ state: "old" })) });
  const where: Record<string, unknown> = { state: { $eq: "old" } };
  const update = { state: "new" };
  const call = server.client().updateEvery(where as typeof isOld, update);
  where.state = { $eq: "other" };
  update.state = "other";
  await call;
  expect(server.users.every(({ state }) => state === "new")).toBe(true);
});
