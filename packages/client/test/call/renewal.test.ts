import { inspect } from "node:util";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createUsersClient, type UsersClient, UsersStatusError } from "../../src/index.ts";
import { rejectionOf } from "../rejection.ts";
import { type Script, startServer } from "../scripted-server.ts";

const user = { id: 1, created_at: 1, updated_at: 1 };
const get = "GET /oserve/v2.2/miniapp/user_profile/{id}/";
const refusal = { status: 401, body: { status: "error", error_msg: "Unauthorized" } };

beforeEach(() => {
  vi.spyOn(Math, "random").mockReturnValue(0);
});
afterEach(() => {
  vi.restoreAllMocks();
});

/** Only the request with this token is answered with a user. */
const onlyWith =
  (token: string): Script =>
  ({ headers }) =>
    headers.authorization === `Bearer ${token}` ? { body: user } : refusal;

const sentTokens = (requests: { headers: { authorization?: string | undefined } }[]) =>
  requests.map((it) => it.headers.authorization);

test("the token is asked for at every request, and can be another one each time", async () => {
  const { url, requests } = await startServer([{ body: user }]);
  let n = 0;
  const users = createUsersClient({ token: async () => `token-${++n}`, baseUrl: url });
  await users.get(1);
  await users.update(1, { test: 1 });
  await users.raw.GET("/oserve/v2.2/miniapp/user_profile/{id}/", { params: { path: { id: 1 } } });
  expect(sentTokens(requests)).toEqual(["Bearer token-1", "Bearer token-2", "Bearer token-3"]);
});

test("the token is asked for again at every attempt", async () => {
  const { url, requests } = await startServer([{ status: 500 }, { body: user }]);
  const source = vi.fn(() => "token");
  await createUsersClient({ token: source, baseUrl: url }).get(1);
  expect(requests).toHaveLength(2);
  expect(source.mock.calls).toEqual([[undefined], [undefined]]);
});

describe("after a 401", () => {
  test.each([
    ["a read", (users: UsersClient) => users.get(1)],
    ["$incr_by", (users: UsersClient) => users.update(1, { score: { $incr_by: 1 } })],
  ])("a new token is asked for once, and %s is sent again", async (_, send) => {
    const { url, requests } = await startServer(onlyWith("new"));
    const source = vi.fn((rejected?: string) => (rejected === "old" ? "new" : "old"));
    expect(await send(createUsersClient({ token: source, baseUrl: url, retries: 0 }))).toEqual(user);
    expect(source.mock.calls).toEqual([[undefined], ["old"]]);
    expect(sentTokens(requests)).toEqual(["Bearer old", "Bearer new"]);
    expect(requests[1]?.body).toBe(requests[0]?.body);
  });

  test("a second 401 is the error", async () => {
    const { url, requests } = await startServer([refusal]);
    const source = vi.fn((rejected?: string) => `${rejected ?? "a"}+`);
    const error = await rejectionOf(createUsersClient({ token: source, baseUrl: url }).get(1));
    expect(error).toBeInstanceOf(UsersStatusError);
    expect(error.message).toBe(`${get} answered 401: Unauthorized (2 attempts)`);
    expect(error).toMatchObject({ status: 401, attempts: 2, mayHaveBeenApplied: false });
    expect(requests).toHaveLength(2);
    expect(source).toHaveBeenCalledTimes(2);
  });

  test("with the same token again, the 401 is the error and nothing more is sent", async () => {
    const { url, requests } = await startServer([refusal]);
    const source = vi.fn(() => "same");
    const users = createUsersClient({ token: source, baseUrl: url });
    const error = await rejectionOf(users.update(1, { test: 1 }));
    expect(error).toBeInstanceOf(UsersStatusError);
    expect(error.message).toBe("PUT /oserve/v2.6/miniapp/user_profile/{id}/ answered 401: Unauthorized");
    expect(error).toMatchObject({ status: 401, attempts: 1, mayHaveBeenApplied: false });
    expect(requests).toHaveLength(1);
    expect(source.mock.calls).toEqual([[undefined], ["same"]]);
  });

  test("a token that is a text is not asked for again", async () => {
    const { url, requests } = await startServer([refusal]);
    const error = await rejectionOf(createUsersClient({ token: "text", baseUrl: url }).get(1));
    expect(error.message).toBe(`${get} answered 401: Unauthorized`);
    expect(requests).toHaveLength(1);
  });

  test("a renewal that fails gives its own error, as it is", async () => {
    const { url, requests } = await startServer([refusal]);
    const failure = new Error("the vault is closed");
    const source = async (rejected?: string) => {
      if (rejected) throw failure;
      return "old";
    };
    expect(await rejectionOf(createUsersClient({ token: source, baseUrl: url }).get(1))).toBe(failure);
    expect(requests).toHaveLength(1);
  });

  test("a renewal that gives no token is refused in one sentence", async () => {
    const { url, requests } = await startServer([refusal]);
    const users = createUsersClient({
      token: (rejected) => (rejected ? "hush\nhush" : "old"),
      baseUrl: url,
    });
    const error = await rejectionOf(users.get(1));
    expect(error).toEqual(
      new TypeError("token is missing or not a token: pass the access token of the application"),
    );
    expect(inspect(error)).not.toContain("hush");
    expect(requests).toHaveLength(1);
  });

  test("raw is told, and renews nothing", async () => {
    const { url, requests } = await startServer([refusal]);
    const source = vi.fn(() => "old");
    const { raw } = createUsersClient({ token: source, baseUrl: url });
    const { response } = await raw.GET("/oserve/v2.2/miniapp/user_profile/");
    expect(response.status).toBe(401);
    expect(requests).toHaveLength(1);
    expect(source).toHaveBeenCalledTimes(1);
  });

  test("what fails before it is renewed as well", async () => {
    const { url, requests } = await startServer([{ status: 503 }, refusal, { status: 503 }, { body: user }]);
    const source = vi.fn((rejected?: string) => (rejected ? "new" : "old"));
    expect(await createUsersClient({ token: source, baseUrl: url, retries: 10 }).get(1)).toEqual(user);
    expect(sentTokens(requests)).toEqual(["Bearer old", "Bearer old", "Bearer new", "Bearer new"]);
    // The rejected token is named at every later attempt, so that it does not come back.
    expect(source.mock.calls.slice(0, 3)).toEqual([[undefined], [undefined], ["old"]]);
  });

  test("a 401 does not count as one of the `retries`", async () => {
    const { url, requests } = await startServer([refusal, { status: 503 }, { body: user }]);
    const source = (rejected?: string) => (rejected ? "new" : "old");
    const users = createUsersClient({ token: source, baseUrl: url, retries: 1 });
    const answer = await users.get(1).catch((error) => error);
    expect({ answer, sent: requests.length }).toEqual({ answer: user, sent: 3 });
  });
});

test("a token function that fails fails the call with its own error, and is not tried again", async () => {
  const { url, requests } = await startServer([{ body: user }]);
  const failure = new Error("the vault is closed");
  const source = vi.fn(() => Promise.reject(failure));
  const users = createUsersClient({ token: source, baseUrl: url });
  expect(await rejectionOf(users.get(1))).toBe(failure);
  expect(await rejectionOf(users.raw.GET("/oserve/v2.2/miniapp/user_profile/"))).toBe(failure);
  expect(source).toHaveBeenCalledTimes(2);
  expect(requests).toEqual([]);
});

describe("a token function that fails after a failure", () => {
  const failure = new Error("the vault is closed");
  const once = () => {
    let asked = 0;
    return async () => {
      if (asked++ > 0) throw failure;
      return "token";
    };
  };

  test("of a read gives its own error", async () => {
    const { url } = await startServer([{ reset: true }]);
    expect(await rejectionOf(createUsersClient({ token: once(), baseUrl: url }).get(1))).toBe(failure);
  });

  test("of a write gives the failure that may have been applied, which matters more", async () => {
    const { url, requests } = await startServer([{ status: 503, body: { error_msg: "busy" } }]);
    const users = createUsersClient({ token: once(), baseUrl: url });
    const error = await rejectionOf(users.update(1, { test: 1 }));
    expect(error.message).toBe(
      "PUT /oserve/v2.6/miniapp/user_profile/{id}/ answered 503: busy; it may have been applied",
    );
    expect(requests).toHaveLength(1);
  });
});

test("a token function that gives no token sends nothing and does not show what it gave", async () => {
  const { url, requests } = await startServer([{ body: user }]);
  const users = createUsersClient({ token: async () => "hush hush", baseUrl: url });
  const error = await rejectionOf(users.update(1, { test: 1 }));
  expect(error).toEqual(
    new TypeError("token is missing or not a token: pass the access token of the application"),
  );
  expect(inspect(error)).not.toContain("hush");
  expect(requests).toEqual([]);
});

test("calls at the same time share one call of the token function", async () => {
  const { url, requests } = await startServer([{ body: user }]);
  const source = vi.fn(async () => "token");
  const users = createUsersClient({ token: source, baseUrl: url });
  await Promise.all(Array.from({ length: 5 }, () => users.get(1)));
  expect(requests).toHaveLength(5);
  expect(source).toHaveBeenCalledTimes(1);
});

test("calls that are refused at the same time share one renewal", async () => {
  const { url, requests } = await startServer(onlyWith("new"));
  const source = vi.fn(async (rejected?: string) => {
    await new Promise((resolve) => setTimeout(resolve, 20));
    return rejected ? "new" : "old";
  });
  const users = createUsersClient({ token: source, baseUrl: url });
  const answers = await Promise.all(Array.from({ length: 10 }, () => users.get(1)));
  expect(answers).toEqual(Array(10).fill(user));
  expect(requests).toHaveLength(20);
  expect(source.mock.calls).toEqual([[undefined], ["old"]]);
});

test("a call that is refused late gets the token that is already new", async () => {
  const { url, requests } = await startServer(async (request, index) => ({
    ...(await onlyWith("new")(request, index)),
    delay: index === 0 ? 150 : 0,
  }));
  const source = vi.fn((rejected?: string) => (rejected ? "new" : "old"));
  const users = createUsersClient({ token: source, baseUrl: url });
  const late = users.get(1);
  await vi.waitFor(() => expect(requests).toHaveLength(1), { interval: 2 });
  await users.get(1);
  expect(source.mock.calls.filter((it) => it[0])).toEqual([["old"]]);
  expect(await late).toEqual(user);
  expect(source.mock.calls.filter((it) => it[0])).toEqual([["old"]]);
});

test("however calls and 401s fall together, there is one renewal and every call succeeds", async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), fc.integer({ min: 1, max: 5 }), async (scheduler, n) => {
      let renewals = 0;
      let held = "old";
      const users = createUsersClient({
        retries: 0,
        token: async (rejected) => {
          await scheduler.schedule(Promise.resolve(), "token");
          if (rejected === held) {
            renewals++;
            held = "new";
          }
          return held;
        },
        fetch: async (request) => {
          await scheduler.schedule(Promise.resolve(), "request");
          const isNew = request.headers.get("authorization") === "Bearer new";
          return isNew ? Response.json(user) : Response.json({ error_msg: "no" }, { status: 401 });
        },
      });
      const calls = Array.from({ length: n }, () => users.get(1));
      const all = Promise.allSettled(calls);
      await scheduler.waitFor(all);
      expect((await all).map((it) => it.status)).toEqual(Array(n).fill("fulfilled"));
      expect(renewals).toBe(1);
    }),
    { numRuns: 60 },
  );
});

test("a token function that never answered is asked again by later calls", async () => {
  const { url } = await startServer([{ body: user }]);
  const source = vi.fn<() => Promise<string>>().mockReturnValueOnce(new Promise(() => {}));
  source.mockResolvedValue("late");
  const users = createUsersClient({ token: source, baseUrl: url });
  const error = await rejectionOf(users.get(1, { timeout: 50, retries: 0 }));
  expect(error).toMatchObject({ name: "UsersTimeoutError", attempts: 0, mayHaveBeenApplied: false });
  expect(await users.get(1)).toEqual(user);
  expect(source).toHaveBeenCalledTimes(2);
});
