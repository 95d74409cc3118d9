import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createUsersClient, UsersStatusError, UsersTimeoutError } from "../../src/index.ts";
import { rejectionOf } from "../rejection.ts";

const token = "0123456789abcdef0123456789abcdef01234567";
const user = { id: 1, created_at: 1, updated_at: 1 };
const get = "GET /oserve/v2.2/miniapp/user_profile/{id}/";
const put = "PUT /oserve/v2.6/miniapp/user_profile/{id}/";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** A fetch that answers after so many milliseconds (never, if NaN) unless its signal fires, and notes when it was called. */
function slowFetch(ms: number, answer: () => Response = () => Response.json(user)) {
  const sent: number[] = [];
  const fetch = (_: Request, { signal }: { signal?: AbortSignal }) =>
    new Promise<Response>((resolve, reject) => {
      signal?.throwIfAborted();
      sent.push(performance.now());
      const timer = ms >= 0 ? setTimeout(() => resolve(answer()), ms) : undefined;
      signal?.addEventListener("abort", () => {
        clearTimeout(timer);
        reject(signal.reason);
      });
    });
  return { fetch, sent };
}

/** The outcome of a call and how long it took, by the clock that stands still otherwise. */
async function timed<T>(call: Promise<T>) {
  const start = performance.now();
  let end = Number.NaN;
  const over = call.then(
    () => {
      end = performance.now();
    },
    () => {
      end = performance.now();
    },
  );
  await vi.runAllTimersAsync();
  await over;
  return { took: end - start, call };
}

describe("`timeout`", () => {
  test.each([
    [{}, undefined, 30_000],
    [{ timeout: 700 }, undefined, 700],
    [{ timeout: 700 }, 60, 60],
    [{ timeout: 60 }, 700, 700],
    [{}, 2 ** 31 - 1, 2 ** 31 - 1],
  ])("of %o for the client and %s for the call: %s ms for an attempt", async (client, timeout, ms) => {
    const { fetch, sent } = slowFetch(Number.NaN);
    const users = createUsersClient({ token, fetch, ...client });
    const { took, call } = await timed(users.get(1, { timeout, retries: 0 }));
    const error = await rejectionOf(call);
    expect(error).toBeInstanceOf(UsersTimeoutError);
    expect(error.message).toBe(`${get} had no answer within ${ms} ms`);
    expect(took).toBe(ms);
    expect(sent).toHaveLength(1);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("is for each attempt anew, pauses not included", async () => {
    vi.spyOn(Math, "random").mockReturnValue(0.5);
    const { fetch, sent } = slowFetch(5000);
    const users = createUsersClient({ token, fetch, timeout: 100 });
    const { took, call } = await timed(users.update(1, { test: 1 }));
    const error = await rejectionOf(call);
    expect(error.message).toBe(`${put} had no answer within 100 ms (3 attempts); it may have been applied`);
    expect(sent.map((it) => it - (sent[0] ?? 0))).toEqual([0, 350, 950]);
    expect(took).toBe(1050);
  });

  test("ends a fetch that does not listen to its signal", async () => {
    const users = createUsersClient({ token, timeout: 100, retries: 0, fetch: () => new Promise(() => {}) });
    const { took, call } = await timed(users.get(1));
    expect(await rejectionOf(call)).toBeInstanceOf(UsersTimeoutError);
    expect(took).toBe(100);
  });

  test("covers the body", async () => {
    const users = createUsersClient({
      token,
      timeout: 100,
      retries: 0,
      fetch: async () => new Response(new ReadableStream({ pull: () => new Promise(() => {}) })),
    });
    const { took, call } = await timed(users.get(1));
    expect(await rejectionOf(call)).toBeInstanceOf(UsersTimeoutError);
    expect(took).toBe(100);
  });

  test("covers the token function, when nothing was sent yet", async () => {
    const fetch = vi.fn();
    const users = createUsersClient({ token: () => new Promise(() => {}), timeout: 100, retries: 1, fetch });
    const { call } = await timed(users.update(1, { score: { $incr_by: 1 } }, { retries: 0 }));
    const error = await rejectionOf(call);
    expect(error).toBeInstanceOf(UsersTimeoutError);
    expect(error.message).toBe(`${put} had no answer within 100 ms`);
    expect(error).toMatchObject({ attempts: 0, mayHaveBeenApplied: false });
    expect(error).not.toHaveProperty("notRepeated");
    expect(fetch).not.toHaveBeenCalled();
  });

  test("in the token function is an attempt that was not sent, and not counted", async () => {
    vi.spyOn(Math, "random").mockReturnValue(0.5);
    let asked = 0;
    const source = async () => {
      if (asked++ === 0) await new Promise((resolve) => setTimeout(resolve, 150));
      return token;
    };
    const { fetch, sent } = slowFetch(1, () => Response.json({ error_msg: "no" }, { status: 404 }));
    const { call } = await timed(createUsersClient({ token: source, timeout: 100, fetch }).get(1));
    const error = await rejectionOf(call);
    expect(error.status).toBe(404);
    expect({ attempts: error.attempts, sent: sent.length }).toEqual({ attempts: 1, sent: 1 });
  });

  test.each([0, -1, 1.5, 2 ** 31, Number.NaN, Number.POSITIVE_INFINITY])("%s is refused", async (ms) => {
    for (const name of ["timeout", "deadline"]) {
      const shown = ms === 2 ** 31 ? "a large number" : ms;
      const message = `${name} must be an integer from 1 to 2147483647, but it is ${shown}: nothing was sent`;
      expect(() => createUsersClient({ token, [name]: ms })).toThrow(new TypeError(message));
      const users = createUsersClient({ token });
      await expect(users.get(1, { [name]: ms })).rejects.toThrow(new TypeError(message));
      await expect(users.update(1, { test: 1 }, { [name]: ms })).rejects.toThrow(new TypeError(message));
    }
  });
});

describe("`deadline`", () => {
  test.each([
    [{ deadline: 700 }, undefined, 700],
    [{ deadline: 700 }, 60, 60],
    [{ deadline: 60 }, 700, 700],
  ])("of %o for the client and %s for the call: %s ms for all attempts", async (client, deadline, ms) => {
    const { fetch } = slowFetch(60_000);
    const users = createUsersClient({ token, fetch, ...client });
    const { took, call } = await timed(users.get(1, { deadline }));
    const error = await rejectionOf(call);
    expect(error).toBeInstanceOf(UsersTimeoutError);
    expect(error.message).toBe(`${get} had no answer within ${ms} ms`);
    expect(took).toBe(ms);
  });

  test("cuts the last attempt", async () => {
    vi.spyOn(Math, "random").mockReturnValue(0.5);
    const { fetch, sent } = slowFetch(60_000);
    const users = createUsersClient({ token, fetch, timeout: 100, deadline: 400 });
    const { took, call } = await timed(users.get(1));
    const error = await rejectionOf(call);
    expect(error.message).toBe(`${get} had no answer within 50 ms (2 attempts)`);
    expect(sent.map((it) => it - (sent[0] ?? 0))).toEqual([0, 350]);
    expect(took).toBe(400);
  });

  test("is not waited for in a pause: a call that cannot be repeated in time fails at once", async () => {
    vi.spyOn(Math, "random").mockReturnValue(0.5);
    const { fetch, sent } = slowFetch(10, () => Response.json({ error_msg: "busy" }, { status: 503 }));
    const users = createUsersClient({ token, fetch, deadline: 260 });
    const { took, call } = await timed(users.get(1));
    const error = await rejectionOf(call);
    expect(error).toBeInstanceOf(UsersStatusError);
    expect(error.message).toBe(`${get} answered 503: busy`);
    expect(took).toBe(10);
    expect(sent).toHaveLength(1);
  });

  test("one millisecond more is time for another attempt", async () => {
    vi.spyOn(Math, "random").mockReturnValue(0.5);
    const { fetch, sent } = slowFetch(10, () => Response.json({ error_msg: "busy" }, { status: 503 }));
    const users = createUsersClient({ token, fetch, deadline: 261 });
    const { took, call } = await timed(users.get(1));
    const error = await rejectionOf(call);
    expect(error.message).toBe(`${get} had no answer within 1 ms (2 attempts)`);
    expect(took).toBe(261);
    expect(sent).toHaveLength(2);
  });

  test("is not outwaited, whatever fetch, chance and the API do", async () => {
    const step = fc.record({
      ms: fc.integer({ min: 0, max: 300 }),
      chance: fc.integer({ min: 0, max: 999 }).map((it) => it / 1000),
      status: fc.constantFrom(200, 429, 500, 503),
      after: fc.option(fc.integer({ min: 0, max: 2 })),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 1, max: 3000 }),
        fc.integer({ min: 1, max: 300 }),
        fc.integer({ min: 0, max: 4 }),
        async (steps, deadline, timeout, retries) => {
          let index = -1;
          const current = () => steps[Math.min(index, steps.length - 1)] as (typeof steps)[number];
          vi.spyOn(Math, "random").mockImplementation(() => current().chance);
          const users = createUsersClient({
            token,
            fetch: (request, init) => {
              index++;
              const { ms, status, after } = current();
              const headers: Record<string, string> = after === null ? {} : { "retry-after": String(after) };
              return slowFetch(ms, () => Response.json(user, { status, headers })).fetch(request, init);
            },
          });
          const { took, call } = await timed(users.get(1, { deadline, timeout, retries }));
          await call.catch(() => {});
          expect(took).toBeLessThanOrEqual(deadline + 1); // a timer of 0 ms takes 1
          expect(index).toBeLessThanOrEqual(retries);
          expect(vi.getTimerCount()).toBe(0);
        },
      ),
      { numRuns: 100 },
    );
  });

  // The pause ends late when the process is busy: then the time is up.
  test.each([180, 500])(
    "that is over by the end of a pause, %s ms later, lets nothing be sent",
    async (ms) => {
      vi.spyOn(Math, "random").mockReturnValue(0.1);
      const { fetch, sent } = slowFetch(10, () => Response.json({ error_msg: "busy" }, { status: 503 }));
      const users = createUsersClient({ token, fetch, deadline: 200 });
      const call = rejectionOf(users.get(1));
      await vi.advanceTimersByTimeAsync(20);
      const busy = performance.now() + ms;
      vi.spyOn(performance, "now").mockReturnValue(busy);
      await vi.runAllTimersAsync();
      const error = await call;
      expect(error.message).toBe(`${get} answered 503: busy`);
      expect(sent).toHaveLength(1);
    },
  );
});

test("no timer is left when a call succeeds", async () => {
  const users = createUsersClient({ token, fetch: async () => Response.json(user), deadline: 5000 });
  expect(await users.get(1)).toEqual(user);
  expect(vi.getTimerCount()).toBe(0);
});
