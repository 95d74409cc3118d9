import { afterEach, expect, test, vi } from "vitest";
import { emit } from "../../src/call/events.ts";
import { createUsersClient, type RequestEvent, type ResponseEvent } from "../../src/index.ts";
import { rejectionOf } from "../rejection.ts";
import { type Script, type Scripted, startServer } from "../scripted-server.ts";

const token = "0123456789abcdef0123456789abcdef01234567";
const user = { id: 70695404, created_at: 1, updated_at: 1 };

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** A client whose events are written down. `duration` is checked and replaced by "ms". */
async function watched(script: Script | Scripted[], options: object = {}) {
  const { url, requests } = await startServer(script);
  const events: unknown[] = [];
  const users = createUsersClient({
    token,
    baseUrl: url,
    onRequest: (event: RequestEvent) => events.push({ ...event, sent: requests.length }),
    onResponse: ({ duration, ...event }: ResponseEvent) => {
      expect(duration).toBeGreaterThan(0);
      expect(duration).toBeLessThan(5000);
      events.push(event);
    },
    ...options,
  });
  return { users, events };
}

const get = { method: "GET", path: "/oserve/v2.2/miniapp/user_profile/{id}/" };
const put = { method: "PUT", path: "/oserve/v2.6/miniapp/user_profile/{id}/" };
const fine = { status: 200, error: undefined, retryIn: undefined };

test("a success is two events", async () => {
  const { users, events } = await watched([{ body: user }]);
  await users.get(70695404);
  expect(events).toStrictEqual([
    { ...get, attempt: 1, sent: 0 },
    { ...get, attempt: 1, ...fine },
  ]);
});

test("each attempt is two events, and says when the next one is", async () => {
  vi.spyOn(Math, "random").mockReturnValue(0.01);
  const { users, events } = await watched([{ reset: true }, { status: 429 }, { body: user }]);
  await users.update(70695404, { test: "a" });
  expect(events).toStrictEqual([
    { ...put, attempt: 1, sent: 0 },
    { ...put, attempt: 1, status: undefined, error: "UsersConnectionError", retryIn: 5 },
    { ...put, attempt: 2, sent: 1 },
    { ...put, attempt: 2, status: 429, error: "UsersStatusError", retryIn: 10 },
    { ...put, attempt: 3, sent: 2 },
    { ...put, attempt: 3, ...fine },
  ]);
});

test("the last event of a failure has the name of its error and no next attempt", async () => {
  vi.spyOn(Math, "random").mockReturnValue(0);
  const { users, events } = await watched([{ body: "<h1>" }], { retries: 1 });
  const error = await rejectionOf(users.get(1));
  expect(events).toStrictEqual([
    { ...get, attempt: 1, sent: 0 },
    { ...get, attempt: 1, status: 200, error: "UsersBodyError", retryIn: 0 },
    { ...get, attempt: 2, sent: 1 },
    { ...get, attempt: 2, status: 200, error: error.name, retryIn: undefined },
  ]);
});

test("a new token is an attempt without a pause", async () => {
  const source = vi.fn((rejected?: string) => (rejected ? "second" : "first"));
  const { users, events } = await watched([{ status: 401 }, { body: user }], { token: source });
  await users.get(1);
  expect(events).toStrictEqual([
    { ...get, attempt: 1, sent: 0 },
    { ...get, attempt: 1, status: 401, error: "UsersStatusError", retryIn: 0 },
    { ...get, attempt: 2, sent: 1 },
    { ...get, attempt: 2, ...fine },
  ]);
});

test("a request that is refused is no event", async () => {
  const { users, events } = await watched([{ body: user }]);
  await rejectionOf(users.get("x"));
  await rejectionOf(users.list({ where: { a: "x".repeat(20_000) } }).then());
  expect(events).toEqual([]);
});

test("a token function that fails is no event", async () => {
  const { users, events } = await watched([{ body: user }], {
    token: () => Promise.reject(new Error("no token")),
  });
  await rejectionOf(users.get(1));
  expect(events).toEqual([]);
});

test("the duration is that of the attempt, to the end of the body, without pauses and earlier attempts", async () => {
  vi.useFakeTimers();
  vi.spyOn(Math, "random").mockReturnValue(0.5);
  const durations: number[] = [];
  const answers = [Response.json({}, { status: 500 }), Response.json(user)];
  const users = createUsersClient({
    token,
    onResponse: ({ duration }) => durations.push(duration),
    fetch: async () => {
      await new Promise((resolve) => setTimeout(resolve, 40));
      return answers.shift() as Response;
    },
  });
  const call = users.get(1);
  await vi.runAllTimersAsync();
  await call;
  expect(durations).toEqual([40, 40]);
});

test("a hook that throws changes nothing", async () => {
  vi.spyOn(Math, "random").mockReturnValue(0);
  const { url, requests } = await startServer([{ status: 500 }, { body: user }]);
  const hook = vi.fn(() => {
    throw new Error("broken");
  });
  const users = createUsersClient({ token, baseUrl: url, onRequest: hook, onResponse: hook });
  expect(await users.update(1, { test: 1 })).toEqual(user);
  expect(hook).toHaveBeenCalledTimes(4);
  expect(requests).toHaveLength(2);
});

// The rejection of a promise that nobody handles ends a Node process.
test("a hook that is async and fails changes nothing", async () => {
  const rejection = Promise.reject(new Error("broken"));
  rejection.catch(() => {}); // for this test's own process
  const handled = vi.spyOn(rejection, "then");
  emit(() => rejection as unknown as undefined, {});
  await new Promise((resolve) => setImmediate(resolve));
  expect(handled).toHaveBeenCalled();
});

test("a hook gets the event, and none is needed", async () => {
  const hook = vi.fn();
  emit(hook, { attempt: 1 });
  await Promise.resolve();
  expect(hook).toHaveBeenCalledExactlyOnceWith({ attempt: 1 });
  expect(emit(undefined, { attempt: 1 })).toBeUndefined();
});

test("onRequest is called before the request is sent, onResponse before the call is over", async () => {
  const order: string[] = [];
  const users = createUsersClient({
    token,
    onRequest: () => order.push("onRequest"),
    onResponse: () => order.push("onResponse"),
    fetch: async () => {
      order.push("fetch");
      return Response.json(user);
    },
  });
  await users.get(1).then(() => order.push("over"));
  expect(order).toEqual(["onRequest", "fetch", "onResponse", "over"]);
});
