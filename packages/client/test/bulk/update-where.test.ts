import { inspect } from "node:util";
import { expect, onTestFinished, test, vi } from "vitest";
import { UsersError, UsersPartialError } from "../../src/index.ts";
import { people, startUserServer } from "../list/user-server.ts";

const path = "/oserve/v2.6/miniapp/user_profile/";
const everyone = { id: { $gt: 0 } };
const once = "it may have been applied and was not sent again: where could match other users the second time";

test("one request updates the users that match", async () => {
  const server = await startUserServer({ users: people(5, (index) => ({ vip: index > 1 })) });
  const where = { vip: { $eq: true } };
  const outcome = await server.client().updateWhere(where, { score: 1 });

  expect(outcome).toStrictEqual({ succeeded: 3, failed: [], next: null });
  expect(server.requests).toEqual([
    { method: "PUT", path, query: { limit: "1000", where }, body: { score: 1 } },
  ]);
  expect([...server.updates]).toEqual([
    [106, 1],
    [109, 1],
    [112, 1],
  ]);
});

test("limit, offset and return_total_count are sent as they are given", async () => {
  const server = await startUserServer({ users: people(9) });
  const options = { limit: 2, offset: 3, return_total_count: 1 } as const;
  const outcome = await server.client().updateWhere(everyone, { score: 1 }, options);

  expect(outcome).toStrictEqual({
    succeeded: 2,
    failed: [],
    next: `${path}?limit=2&offset=5&return_total_count=1&where=${encodeURIComponent(JSON.stringify(everyone))}`,
    total_count: 9,
  });
  expect(server.requests[0]?.query).toEqual({
    limit: "2",
    offset: "3",
    return_total_count: "1",
    where: everyone,
  });
});

test("the client's own options are not sent", async () => {
  const server = await startUserServer({ users: people(1) });
  const { signal } = new AbortController();
  const time = { timeout: 5000, deadline: 9000, retries: 1 };
  const options = { throwOnPartial: true, repeatable: true, background: false, signal, ...time } as const;
  await server.client().updateWhere(everyone, { score: 1 }, options);
  expect(server.requests[0]?.query).toEqual({ limit: "1000", where: everyone });
});

test("users that were refused are told by their place, without anything personal", async () => {
  const server = await startUserServer({ users: people(5) });
  server.refuse = ({ id }) => {
    if (id === 103) return { code: 11000, err_msg: "duplicate: who@example.com, +86 138 0013 8000" };
    return id === 112 ? { code: 16837, err_msg: 404 } : undefined;
  };
  expect(await server.client().updateWhere(everyone, { score: 1 })).toStrictEqual({
    succeeded: 3,
    failed: [
      { index: 1, code: 11000, message: "duplicate: *** ***" },
      { index: 4, code: 16837, message: "404" },
    ],
    next: null,
  });
});

test("the API may leave out the result of each user", async () => {
  const server = await startUserServer();
  server.lie = () => ({ succeed: 2, offset: 0, limit: 1000, next: null, total_count: 0 });
  expect(await server.client().updateWhere(everyone, { score: 1 })).toStrictEqual({
    succeeded: 2,
    failed: [],
    next: null,
    total_count: 0,
  });
});

const answered = { succeed: 2, offset: 0, limit: 1000, next: null };

test.each<[string, object]>([
  ["operation_result of null", { ...answered, operation_result: null }],
  ["operation_id of null", { ...answered, operation_id: null }],
])("the API may answer with an %s", async (_, answer) => {
  const server = await startUserServer({ lie: () => answer });
  const outcome = await server.client().updateWhere(everyone, { score: 1 });
  expect(outcome).toStrictEqual({ succeeded: 2, failed: [], next: null });
});

test.each<[string, object]>([
  ["a row of null", { ...answered, operation_result: [null] }],
  ["an error of null", { ...answered, operation_result: [{ error: null }] }],
  ["rows that are not a list", { ...answered, operation_result: {} }],
  ["an operation_id that is not one", { status: "ok", operation_id: "x" }],
])("an answer with %s, after which users may be changed, is no TypeError", async (_, answer) => {
  const server = await startUserServer({ lie: () => answer });
  const outcome = await server
    .client()
    .updateWhere(everyone, { score: 1 })
    .catch((error) => error);
  expect(outcome).not.toBeInstanceOf(TypeError);
});

test.each<[string, object]>([
  ["null", { ...answered, succeed: null }],
  ["text", { ...answered, succeed: "2" }],
])("a succeed of %s is an error, since it does not say how many users were updated", async (_, answer) => {
  const server = await startUserServer({ lie: () => answer });
  await expect(server.client().updateWhere(everyone, { score: 1 })).rejects.toHaveProperty(
    "name",
    "UsersBodyError",
  );
});

test("throwOnPartial takes an answer without next for one without more users", async () => {
  const server = await startUserServer({ lie: () => ({ succeed: 2 }) });
  const outcome = await server.client().updateWhere(everyone, { score: 1 }, { throwOnPartial: true });
  expect(outcome.next).toBeNull();
});

test("more than 1000 that match show in next", async () => {
  const server = await startUserServer({ users: people(1001) });
  const outcome = await server.client().updateWhere(everyone, { score: 1 });
  expect(outcome.succeeded).toBe(1000);
  expect(outcome.next).toMatch(/offset=1000$/);
  expect(server.requests).toHaveLength(1);
});

const partial = [false, true].flatMap((failed) =>
  [false, true].flatMap((next) =>
    [undefined, { limit: 2 }, { offset: 1 }, { limit: 2, offset: 0 }].map((wanted) => ({
      failed,
      next,
      wanted,
      throws: failed || (next && !wanted),
    })),
  ),
);

test.each(partial)(
  "throwOnPartial: users refused $failed, more match $next, with $wanted, throws $throws",
  async ({ failed, next, wanted, throws }) => {
    const server = await startUserServer({ users: people(4) });
    if (failed) server.refuse = ({ id }) => (id === 103 ? { code: 11000, err_msg: "duplicate" } : undefined);
    server.lie = (answer) => ({ ...answer, next: next ? "/more" : null });
    const users = server.client();

    const outcome = await users.updateWhere(everyone, { score: 1 }, { ...wanted });
    expect(outcome.failed).toHaveLength(failed ? 1 : 0);
    expect(await users.updateWhere(everyone, { score: 1 }, { ...wanted, throwOnPartial: false })).toEqual(
      outcome,
    );
    const strict = users.updateWhere(everyone, { score: 1 }, { ...wanted, throwOnPartial: true });
    if (throws) await expect(strict).rejects.toMatchObject({ name: "UsersPartialError", outcome });
    else expect(await strict).toEqual(outcome);
  },
);

test("throwOnPartial says how many and what, and that something was changed", async () => {
  const server = await startUserServer({ users: people(4) });
  server.refuse = ({ id }) => (id === 106 ? { code: 11000, err_msg: "duplicate" } : undefined);
  const users = server.client();
  const outcome = { succeeded: 3, failed: [{ index: 2, code: 11000, message: "duplicate" }], next: null };
  const message = `PUT ${path} updated 3 users, 1 were refused`;

  const error = await users.updateWhere(everyone, { a: 1 }, { throwOnPartial: true }).catch((it) => it);
  expect(error).toBeInstanceOf(UsersPartialError);
  expect(error).toBeInstanceOf(UsersError);
  expect(error.message).toBe(message);
  expect(JSON.parse(JSON.stringify(error))).toEqual({
    name: "UsersPartialError",
    message,
    method: "PUT",
    path,
    attempts: 1,
    mayHaveBeenApplied: true,
    outcome,
  });

  server.lie = (answer) => ({ ...answer, next: "/more" });
  await expect(users.updateWhere(everyone, { a: 1 }, { throwOnPartial: true })).rejects.toHaveProperty(
    "message",
    `${message}, and more users match`,
  );
});

test("throwOnPartial does not show the filter, which can be personal", async () => {
  const server = await startUserServer({ users: people(2, () => ({ phone: "13800138000" })) });
  server.lie = (answer) => ({
    ...answer,
    next: `${path}?where=${encodeURIComponent('{"phone":{"$eq":"13800138000"}}')}&limit=1000&offset=1000`,
  });
  const call = server
    .client()
    .updateWhere({ phone: { $eq: "13800138000" } }, { a: 1 }, { throwOnPartial: true });
  const error = await call.catch((it) => it);
  expect(JSON.stringify(error) + inspect(error, { depth: 9 })).not.toContain("13800138000");
});

test("a job that was not asked for is waited for", async () => {
  const server = await startUserServer({ users: people(5), jobs: { pending: 1 } });
  server.refuse = ({ id }) => (id === 103 ? { code: 11000, err_msg: "duplicate" } : undefined);
  const outcome = await server.client().updateWhere(everyone, { score: 1 });

  expect(outcome).toStrictEqual({
    succeeded: 4,
    failed: [],
    next: null,
    operation: expect.objectContaining({ id: 1, status: "success", matched_count: 5, modified_count: 4 }),
  });
  expect(server.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
    `PUT ${path}`,
    "GET /oserve/v1/bulk-operation/1/",
    "GET /oserve/v1/bulk-operation/1/",
  ]);
});

test("a job that does not tell how many it changed changed none that we know of", async () => {
  const server = await startUserServer({ users: people(5), jobs: { pending: 0 } });
  server.lie = ({ modified_count: _, ...answer }) => answer;
  expect(await server.client().updateWhere(everyone, { a: 1 })).toMatchObject({ succeeded: 0 });
});

test("the wait for a job has the signal, the timeout, the deadline and the retries of the call", async () => {
  const server = await startUserServer({ users: people(5), jobs: { pending: 9 } });
  const users = server.client();
  const controller = new AbortController();
  server.before = ({ method }, index) => {
    if (method === "PUT") return undefined;
    if (index === 1) controller.abort("enough");
    return index === 1 || index === 3 ? new Promise(() => {}) : { status: 503, body: { error_msg: "busy" } };
  };
  await expect(users.updateWhere(everyone, { a: 1 }, { signal: controller.signal })).rejects.toMatchObject({
    name: "UsersAbortError",
    method: "GET",
  });
  await expect(users.updateWhere(everyone, { a: 1 }, { timeout: 1000, retries: 0 })).rejects.toThrow(
    "GET /oserve/v1/bulk-operation/{operation_id}/ had no answer within 1000 ms",
  );
  await expect(users.updateWhere(everyone, { a: 1 }, { retries: 0 })).rejects.toMatchObject({
    status: 503,
    attempts: 1,
  });
  expect(server.requests).toHaveLength(6);

  server.before = () => undefined;
  await expect(users.updateWhere(everyone, { a: 1 }, { deadline: 1000 })).rejects.toThrow(
    "is still pending, and the deadline is over",
  );
});

test("background sends no limit and gives the job", async () => {
  const server = await startUserServer({ users: people(5), jobs: { pending: 3 } });
  const users = server.client();
  expect(await users.updateWhere(everyone, { a: 1 }, { background: true })).toStrictEqual({
    status: "ok",
    operation_id: 1,
  });
  await users.updateWhere(everyone, { a: 1 }, { background: true, limit: 7, throwOnPartial: true });
  expect(server.requests.map(({ query }) => query)).toEqual([
    { where: everyone },
    { where: everyone, limit: "7" },
  ]);
});

test("background gives the outcome when the API updates at once", async () => {
  const server = await startUserServer({ users: people(21) });
  const users = server.client();
  const outcome = { succeeded: 20, failed: [], next: expect.stringContaining("offset=20") };
  expect(await users.updateWhere(everyone, { a: 1 }, { background: true })).toStrictEqual(outcome);
  await expect(
    users.updateWhere(everyone, { a: 1 }, { background: true, throwOnPartial: true }),
  ).rejects.toMatchObject({ outcome });
});

test.each<[string, "reset" | { status: number; body: unknown }, unknown, boolean]>([
  ["a connection that broke", "reset", expect.stringMatching(`^PUT .* had no answer.*; ${once}$`), true],
  ["a 503", { status: 503, body: { error_msg: "busy" } }, `PUT ${path} answered 503: busy; ${once}`, true],
  [
    "a success that says nothing",
    { status: 200, body: { status: "ok" } },
    `PUT ${path} answered 200: the body is not the API's JSON (application/json); ${once}`,
    true,
  ],
  ["a refusal", { status: 403, body: { error_msg: "no" } }, `PUT ${path} answered 403: no`, false],
])("after %s the update is not sent again", async (_, answer, message, mayHaveBeenApplied) => {
  const server = await startUserServer({ users: people(3), before: () => answer });
  await expect(server.client().updateWhere(everyone, { score: 1 })).rejects.toMatchObject({
    message,
    mayHaveBeenApplied,
    attempts: 1,
  });
  expect(server.requests).toHaveLength(1);
});

test("an update is sent again when it is said to be repeatable, or when it was not let in", async () => {
  const random = vi.spyOn(Math, "random").mockReturnValue(0);
  onTestFinished(() => random.mockRestore());
  const server = await startUserServer({ users: people(3) });
  const users = server.client();

  server.lie = (answer, _, index) => (index === 0 ? "reset" : answer);
  const outcome = await users.updateWhere(everyone, { score: { $incr_by: 1 } }, { repeatable: true });
  expect(outcome.succeeded).toBe(3);
  expect(server.requests).toHaveLength(2);
  expect([...server.updates.values()]).toEqual([2, 2, 2]);

  server.before = (_, index) => (index === 2 ? { status: 429, body: { error_msg: "slow down" } } : undefined);
  await users.updateWhere(everyone, { score: 1 });
  expect(server.requests).toHaveLength(4);
  expect([...server.updates.values()]).toEqual([3, 3, 3]);
});

test.each<[string, unknown[], string]>([
  ["no filter", [undefined, { a: 1 }], "where asks nothing and would match every user"],
  ["a filter for everyone", [{}, { a: 1 }], "where asks nothing and would match every user"],
  ["a filter that got lost", [{ a: undefined }, { a: 1 }], "where.a is undefined, which JSON cannot carry"],
  ["no update", [everyone, undefined], "the update has nothing to write"],
  ["an empty update", [everyone, {}], "the update has nothing to write"],
  ["an unknown operation", [everyone, { a: { $inc: 1 } }], "body.a has the unknown operation $inc"],
  ["an unknown option", [everyone, { a: 1 }, { keyset: true }], "updateWhere has no option keyset"],
  [
    "an option of another method",
    [everyone, { a: 1 }, { onProgress() {} }],
    "updateWhere has no option onProgress",
  ],
  [
    "a limit of 0",
    [everyone, { a: 1 }, { limit: 0 }],
    "limit must be an integer from 1 to 1000, but it is 0",
  ],
  [
    "a limit of 1001",
    [everyone, { a: 1 }, { limit: 1001 }],
    "limit must be an integer from 1 to 1000, but it is 1001",
  ],
  [
    "a negative offset",
    [everyone, { a: 1 }, { offset: -1 }],
    "offset must be an integer from 0 to 9007199254740991, but it is -1",
  ],
  ["options that are null", [everyone, { a: 1 }, null], "the options must be a plain object"],
])("updateWhere refuses %s and sends nothing", async (_, given, message) => {
  const server = await startUserServer({ users: people(3) });
  const { updateWhere } = server.client();
  await expect(updateWhere(...(given as Parameters<typeof updateWhere>))).rejects.toThrow(
    new TypeError(`${message}: nothing was sent`),
  );
  expect(server.requests).toEqual([]);
});

test("updateWhere refuses a second filter among the options and sends nothing", async () => {
  const server = await startUserServer({ users: people(3) });
  const options = { where: { id: { $eq: 103 } } } as object;
  await expect(server.client().updateWhere(everyone, { a: 1 }, options)).rejects.toThrow(
    new TypeError("updateWhere has no option where: nothing was sent"),
  );
  expect(server.requests).toEqual([]);
});

test("a signal that fired before sends nothing", async () => {
  const server = await startUserServer({ users: people(3) });
  const signal = AbortSignal.abort("enough");
  await expect(server.client().updateWhere(everyone, { a: 1 }, { signal })).rejects.toMatchObject({
    name: "UsersAbortError",
    mayHaveBeenApplied: false,
    cause: "enough",
  });
  expect(server.requests).toEqual([]);
});

test("what is changed in filter, update and options after the call does not count", async () => {
  const server = await startUserServer({ users: people(3) });
  const where: Record<string, unknown> = { id: { $eq: 103 } };
  const update = { a: 1 };
  const options: Record<string, unknown> = { limit: 5 };
  const call = server.client().updateWhere(where as typeof everyone, update, options);
  where.id = { $gt: 0 };
  update.a = 2;
  options.limit = 9;
  await call;
  expect(server.requests[0]).toMatchObject({
    query: { where: { id: { $eq: 103 } }, limit: "5" },
    body: { a: 1 },
  });
});
