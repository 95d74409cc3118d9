import fc from "fast-check";
import { afterEach, describe, expect, test, vi } from "vitest";
import { isUnclear, readRetryAfter, retryPause } from "../../src/call/retry.ts";
import { createUsersClient } from "../../src/index.ts";
import { rejectionOf } from "../rejection.ts";

const token = "0123456789abcdef0123456789abcdef01234567";
const user = { id: 1, created_at: 1, updated_at: 1 };

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe("a pause", () => {
  test.each([
    [1, 500],
    [2, 1000],
    [3, 2000],
    [4, 4000],
    [5, 8000],
    [6, 8000],
    [10, 8000],
  ])("after attempt %s is random, up to %s ms", (attempt, longest) => {
    const random = vi.spyOn(Math, "random");
    for (const [value, ms] of [
      [0, 0],
      [0.5, longest / 2],
      [0.999, longest * 0.999],
    ] as const) {
      random.mockReturnValue(value);
      expect(retryPause(attempt)).toBe(ms);
      expect(retryPause(attempt, 0)).toBe(ms);
      expect(retryPause(attempt, 2)).toBe(2000 + ms);
      expect(retryPause(attempt, 60)).toBe(60_000 + ms);
    }
  });

  test("is endless when the API asks for more than a minute", () => {
    expect(retryPause(1, 60.001)).toBe(Number.POSITIVE_INFINITY);
    expect(retryPause(1, 61)).toBe(Number.POSITIVE_INFINITY);
    expect(retryPause(1, Number.POSITIVE_INFINITY)).toBe(Number.POSITIVE_INFINITY);
  });

  test("keeps its bounds, whatever the attempt, the chance and Retry-After", () => {
    const random = vi.spyOn(Math, "random");
    const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 2000 }),
        chance,
        fc.double({ min: 0, max: 60, noNaN: true }),
        (n, r, after) => {
          random.mockReturnValue(r);
          const pause = retryPause(n, after);
          expect(pause).toBeGreaterThanOrEqual(after * 1000);
          expect(pause).toBeLessThanOrEqual(Math.min(8000, 500 * 2 ** (n - 1)) + after * 1000);
        },
      ),
    );
  });
});

describe("Retry-After", () => {
  const read = (value: string) => readRetryAfter(new Headers({ "retry-after": value }));

  test.each([
    ["0", 0],
    ["1", 1],
    ["120", 120],
    [" 7 ", 7],
    ["007", 7],
    ["99999999999999999999", 1e20],
  ])("%j is that many seconds", (value, seconds) => {
    expect(read(value)).toBe(seconds);
  });

  test.each([
    ["Sun, 06 Nov 1994 08:49:37 GMT", 7],
    ["Sunday, 06-Nov-94 08:49:37 GMT", 7],
    ["Sun, 06 Nov 1994 08:49:30 GMT", 0],
    ["Sun, 06 Nov 1994 08:49:29 GMT", 0],
    ["Sat, 05 Nov 1994 08:49:29 GMT", 0],
    ["Sun, 06 Nov 1994 09:49:30 GMT", 3600],
  ])("%j is a date", (value, seconds) => {
    vi.useFakeTimers({ now: Date.UTC(1994, 10, 6, 8, 49, 30) });
    expect(read(value)).toBe(seconds);
  });

  test("with digits at both ends is a date when it is one", () => {
    vi.useFakeTimers({ now: Date.UTC(2030, 0, 1) - 5000 });
    expect(read("2030-01-01")).toBe(5);
  });

  test.each(["", " ", "soon", "PT5S", "NaN", "-", "120, 240"])("%j says nothing", (value) => {
    expect(read(value)).toBeUndefined();
  });

  test("that is not there says nothing", () => {
    expect(readRetryAfter(new Headers())).toBeUndefined();
  });

  test("of a number of seconds is that number, of anything else never negative nor NaN", () => {
    fc.assert(
      fc.property(fc.nat(), (seconds) => {
        expect(read(String(seconds))).toBe(seconds);
      }),
    );
    fc.assert(
      fc.property(
        fc.string().filter((it) => /^[\x20-\x7e]*$/.test(it)),
        (text) => {
          const seconds = read(text);
          expect(seconds === undefined || seconds >= 0).toBe(true);
        },
      ),
    );
  });
});

test.each([
  [undefined, true],
  [0, false], // a redirect that a browser does not show
  [199, false],
  [200, true],
  [204, true],
  [299, true],
  [300, false],
  [302, false],
  [400, false],
  [401, false],
  [404, false],
  [407, false],
  [408, true],
  [409, false],
  [429, false],
  [499, false],
  [500, true],
  [502, true],
  [599, true],
])("whether status %s leaves open what was done: %s", (status, unclear) => {
  expect(isUnclear(status)).toBe(unclear);
});

test("a call waits as long as the API asks, and a little more", async () => {
  vi.useFakeTimers({ now: Date.UTC(2026, 0, 1) });
  vi.spyOn(Math, "random").mockReturnValue(0.5);
  const sent: number[] = [];
  const headers = [{ "retry-after": "3" }, { "retry-after": "Thu, 01 Jan 2026 00:00:10 GMT" }];
  const users = createUsersClient({
    token,
    fetch: async () => {
      sent.push(Date.now() - Date.UTC(2026, 0, 1));
      const [next] = headers.splice(0, 1);
      return next ? Response.json({}, { status: 429, headers: next }) : Response.json(user);
    },
  });
  const answer = users.update(1, { score: { $incr_by: 1 } });
  await vi.runAllTimersAsync();
  expect(await answer).toEqual(user);
  // 3 s and half of 0.5 s; then the rest of the 10 s and half of 1 s.
  expect(sent).toEqual([0, 3250, 10_500]);
});

test("a call that is asked to wait for more than a minute fails at once and says for how long", async () => {
  vi.useFakeTimers({ now: 0 });
  const users = createUsersClient({
    token,
    fetch: async () =>
      Response.json({}, { status: 503, headers: { "retry-after": "Thu, 01 Jan 1970 01:00:00 GMT" } }),
  });
  const error = await rejectionOf(users.get(1));
  expect(error).toMatchObject({ status: 503, retryAfter: 3600, attempts: 1 });
  expect(vi.getTimerCount()).toBe(0);
});
