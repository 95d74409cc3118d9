import { getEventListeners } from "node:events";
import { afterEach, describe, expect, test, vi } from "vitest";
import { createUsersClient, UsersAbortError } from "../../src/index.ts";
import { rejectionOf } from "../rejection.ts";
import { startServer } from "../scripted-server.ts";

const token = "0123456789abcdef0123456789abcdef01234567";
const user = { id: 1, created_at: 1, updated_at: 1 };
const put = "PUT /oserve/v2.6/miniapp/user_profile/{id}/";
const update = { test: 1 };

afterEach(() => {
  vi.restoreAllMocks();
});

const reason = { why: "enough" };

/** What a call rejects with when its signal fires at a given moment. */
async function abortedWhen(ready: () => boolean, call: (signal: AbortSignal) => Promise<unknown>) {
  const controller = new AbortController();
  const rejection = rejectionOf(call(controller.signal));
  await vi.waitFor(() => expect(ready()).toBe(true), { interval: 2 });
  const start = performance.now();
  controller.abort(reason);
  const error = await rejection;
  expect(performance.now() - start, "milliseconds until it ends").toBeLessThan(3000);
  expect(error).toBeInstanceOf(UsersAbortError);
  expect(error.name).toBe("UsersAbortError");
  expect(error.cause).toBe(reason);
  await vi.waitFor(() => expect(getEventListeners(controller.signal, "abort")).toEqual([]));
  return error;
}

describe("a signal ends a call", () => {
  test("before it is sent", async () => {
    const { url, requests } = await startServer([{ body: user }]);
    const source = vi.fn(() => token);
    const users = createUsersClient({ token: source, baseUrl: url });
    const signal = AbortSignal.abort(reason);
    const error = await rejectionOf(users.update(1, update, { signal }));
    expect(error).toBeInstanceOf(UsersAbortError);
    expect(error.message).toBe(`${put} was aborted`);
    expect(error).toMatchObject({ cause: reason, attempts: 0, mayHaveBeenApplied: false });
    expect(source).not.toHaveBeenCalled();
    expect(requests).toEqual([]);
  });

  test("in the token function, before anything was sent", async () => {
    const { url, requests } = await startServer([{ body: user }]);
    const source = vi.fn(() => new Promise<string>(() => {}));
    const users = createUsersClient({ token: source, baseUrl: url });
    const called = () => source.mock.calls.length > 0;
    const error = await abortedWhen(called, (signal) => users.update(1, update, { signal }));
    expect(error.message).toBe(`${put} was aborted`);
    expect(error).toMatchObject({ attempts: 0, mayHaveBeenApplied: false });
    expect(requests).toEqual([]);
  });

  test("during the request, and hangs up", async () => {
    const server = await startServer([{ body: user, delay: 9000 }]);
    const users = createUsersClient({ token, baseUrl: server.url });
    const asked = () => server.requests[0]?.body !== undefined && server.requests[0].body !== "";
    const error = await abortedWhen(asked, (signal) => users.update(1, update, { signal }));
    expect(error.message).toBe(`${put} was aborted; it may have been applied`);
    expect(error).toMatchObject({ attempts: 1, mayHaveBeenApplied: true });
    expect(error).not.toHaveProperty("notRepeated");
    await vi.waitFor(() => expect(server.sockets.size).toBe(0));
    expect(server.requests).toHaveLength(1);
  });

  test("during the body, and hangs up", async () => {
    const server = await startServer([{ body: user, bodyDelay: 9000 }]);
    let answered = false;
    const users = createUsersClient({
      token,
      baseUrl: server.url,
      fetch: async (request, init) => {
        const response = await globalThis.fetch(request, init);
        answered = true;
        return response;
      },
    });
    const error = await abortedWhen(
      () => answered,
      (signal) => users.get(1, { signal }),
    );
    expect(error.message).toBe("GET /oserve/v2.2/miniapp/user_profile/{id}/ was aborted");
    expect(error).toMatchObject({ attempts: 1, mayHaveBeenApplied: false });
    await vi.waitFor(() => expect(server.sockets.size).toBe(0));
    expect(server.requests).toHaveLength(1);
  });

  test("in the pause between two attempts", async () => {
    vi.spyOn(Math, "random").mockReturnValue(0);
    const { url, requests } = await startServer([
      { status: 503, headers: { "retry-after": "30" }, body: { error_msg: "busy" } },
    ]);
    const onResponse = vi.fn();
    const users = createUsersClient({ token, baseUrl: url, onResponse });
    const answered = () => onResponse.mock.calls.length > 0;
    const error = await abortedWhen(answered, (signal) => users.update(1, update, { signal }));
    expect(error.message).toBe(`${put} was aborted; it may have been applied`);
    expect(error).toMatchObject({ attempts: 1, mayHaveBeenApplied: true });
    expect(requests).toHaveLength(1);
  });

  test("in the second attempt", async () => {
    vi.spyOn(Math, "random").mockReturnValue(0);
    const { url, requests } = await startServer([{ status: 429 }, { delay: 9000 }]);
    const users = createUsersClient({ token, baseUrl: url });
    const error = await abortedWhen(
      () => requests.length === 2,
      (signal) => users.update(1, { score: { $incr_by: 1 } }, { signal }),
    );
    expect(error.message).toBe(
      `${put} was aborted (2 attempts); it may have been applied and was not sent again: $incr_by would apply twice`,
    );
  });
});

test("a call that failed by itself is not called aborted", async () => {
  const { url } = await startServer([{ status: 404, body: { error_msg: "Not found." } }]);
  const controller = new AbortController();
  const error = await rejectionOf(
    createUsersClient({ token, baseUrl: url }).get(1, { signal: controller.signal }),
  );
  controller.abort();
  expect(error.message).toBe("GET /oserve/v2.2/miniapp/user_profile/{id}/ answered 404: Not found.");
});

test("a signal that fires while a token function fails ends the call as aborted", async () => {
  const controller = new AbortController();
  const users = createUsersClient({
    token: async () => {
      controller.abort(reason);
      throw new Error("no token");
    },
  });
  const error = await rejectionOf(users.get(1, { signal: controller.signal }));
  expect(error).toBeInstanceOf(UsersAbortError);
  expect(error.cause).toBe(reason);
});

test("a call that ended in the token function sends nothing when the token comes, whatever fetch listens to", async () => {
  let give = (_: string) => {};
  const source = () => new Promise<string>((resolve) => (give = resolve));
  const onRequest = vi.fn();
  // A fetch that passes no signal on, as wrappers do.
  const fetch = vi.fn(async (_: Request) => Response.json(user));
  const users = createUsersClient({ token: source, fetch, onRequest });
  for (const options of [{ signal: AbortSignal.timeout(10) }, { timeout: 10, retries: 0 }]) {
    const error = await rejectionOf(users.update(1, update, options));
    expect(error).toMatchObject({ attempts: 0, mayHaveBeenApplied: false });
    give(token);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  expect(fetch).not.toHaveBeenCalled();
  expect(onRequest).not.toHaveBeenCalled();
});

test("a signal that lives long is left without a listener", async () => {
  vi.spyOn(Math, "random").mockReturnValue(0);
  const { url } = await startServer(
    (_, index) => [{ body: user }, { status: 404 }, { reset: true }][index % 3] ?? {},
  );
  const users = createUsersClient({ token, baseUrl: url, retries: 1 });
  const { signal } = new AbortController();
  const added = vi.spyOn(signal, "addEventListener");
  const removed = vi.spyOn(signal, "removeEventListener");
  for (let i = 0; i < 12; i++) await users.get(1, { signal }).catch(() => {});
  await vi.waitFor(() => expect(getEventListeners(signal, "abort")).toEqual([]));
  expect(added.mock.calls.length).toBeGreaterThanOrEqual(12);
  expect(removed.mock.calls.map((it) => it[1])).toEqual(
    expect.arrayContaining(added.mock.calls.map((it) => it[1])),
  );
});

test("a call that is over does not mind the signal", async () => {
  const { url } = await startServer([{ body: user }]);
  const controller = new AbortController();
  const answer = await createUsersClient({ token, baseUrl: url }).get(1, { signal: controller.signal });
  controller.abort();
  expect(answer).toEqual(user);
});
