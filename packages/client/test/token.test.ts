import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { checkToken, shareToken } from "../src/token.ts";
import { rejectionOf } from "./rejection.ts";

const message = "token is missing or not a token: pass the access token of the application";

describe("a token", () => {
  test.each(["a", "!", "~", "0123456789abcdef", "a.b-c_d=="])("%j is one", (token) => {
    expect(checkToken(token)).toBe(token);
  });

  test.each([
    "",
    " ",
    "a b",
    " a",
    "a ",
    "a\n",
    "\na",
    "a\u0000",
    "a\u007f",
    "ключ",
    "密钥",
    undefined,
    null,
    5,
    ["a"],
    {},
    new String("a"),
  ])("%j is none, and is not repeated", (token) => {
    expect(() => checkToken(token)).toThrow(new TypeError(message));
  });
});

test("a text is given as it is, each time", () => {
  const source = shareToken("text");
  expect([source(), source(), source("text")]).toEqual(["text", "text", "text"]);
});

test("a function is called for every request, without an argument", async () => {
  const source = vi.fn(() => "a");
  const shared = shareToken(source);
  expect([await shared(), await shared(), await shared()]).toEqual(["a", "a", "a"]);
  expect(source.mock.calls).toEqual([[undefined], [undefined], [undefined]]);
});

/** A source whose calls end when the test says so. */
function heldSource() {
  const calls: {
    rejected: string | undefined;
    give: (token: string) => void;
    fail: (error: Error) => void;
  }[] = [];
  const source = (rejected?: string) =>
    new Promise<string>((give, fail) => {
      calls.push({ rejected, give, fail });
    });
  return { shared: shareToken(source), calls };
}

test("those who ask at the same time share one call", async () => {
  const { shared, calls } = heldSource();
  const both = [shared(), shared()];
  expect(calls).toHaveLength(1);
  calls[0]?.give("a");
  expect(await Promise.all(both)).toEqual(["a", "a"]);
  const later = shared();
  expect(calls).toHaveLength(2);
  calls[1]?.give("b");
  expect(await later).toBe("b");
});

test("a first token and a new one are two calls, even at the same time", async () => {
  const { shared, calls } = heldSource();
  const first = shared();
  const renewed = shared("old");
  expect(calls.map((it) => it.rejected)).toEqual([undefined, "old"]);
  calls[1]?.give("new");
  calls[0]?.give("old");
  expect(await Promise.all([first, renewed])).toEqual(["old", "new"]);
});

test("a rejected token is renewed once for all who hold it", async () => {
  const { shared, calls } = heldSource();
  const first = shared();
  calls[0]?.give("a");
  await first;
  const renewals = [shared("a"), shared("a"), shared("a")];
  expect(calls.map((it) => it.rejected)).toEqual([undefined, "a"]);
  calls[1]?.give("b");
  expect(await Promise.all(renewals)).toEqual(["b", "b", "b"]);
  // Whoever comes late gets what the others have got.
  expect(await shared("a")).toBe("b");
  expect(calls).toHaveLength(2);
});

test("a new token that is rejected in its turn is renewed again", async () => {
  const tokens = ["a", "b", "c"];
  const source = vi.fn(() => tokens.shift() as string);
  const shared = shareToken(source);
  await shared();
  expect(await shared("a")).toBe("b");
  expect(await shared("b")).toBe("c");
  expect(source.mock.calls).toEqual([[undefined], ["a"], ["b"]]);
});

test("the same token again is for the caller to see", async () => {
  const source = vi.fn(() => "a");
  const shared = shareToken(source);
  await shared();
  expect(await shared("a")).toBe("a");
  expect(await shared("a")).toBe("a");
  expect(source).toHaveBeenCalledTimes(3);
});

test("a token that this source never gave is renewed", async () => {
  const source = vi.fn(() => "a");
  expect(await shareToken(source)("elsewhere")).toBe("a");
  expect(source.mock.calls).toEqual([["elsewhere"]]);
});

test("a failure is for all who shared it, as it is, and is not kept", async () => {
  const { shared, calls } = heldSource();
  const both = [rejectionOf(Promise.resolve(shared())), rejectionOf(Promise.resolve(shared()))];
  const error = new Error("no token");
  calls[0]?.fail(error);
  expect(await Promise.all(both)).toEqual([error, error]);
  const again = shared();
  calls[1]?.give("a");
  expect(await again).toBe("a");
});

test("a source that throws at once fails like one that rejects", async () => {
  const shared = shareToken(() => {
    throw new Error("no token");
  });
  expect((await rejectionOf(Promise.resolve(shared()))).message).toBe("no token");
});

test("a failed renewal leaves the renewal to the next one", async () => {
  const { shared, calls } = heldSource();
  const first = shared();
  calls[0]?.give("a");
  await first;
  const failed = rejectionOf(Promise.resolve(shared("a")));
  calls[1]?.fail(new Error("not now"));
  expect((await failed).message).toBe("not now");
  const renewed = shared("a");
  expect(calls[2]?.rejected).toBe("a");
  calls[2]?.give("b");
  expect(await renewed).toBe("b");
});

test.each(["", "a\n", undefined, 5])("a source that gives %j gives no token", async (token) => {
  const shared = shareToken(() => token as string);
  expect(await rejectionOf(Promise.resolve(shared()))).toEqual(new TypeError(message));
  expect(await rejectionOf(Promise.resolve(shared("old")))).toEqual(new TypeError(message));
});

test("whatever the order, nobody is left waiting, gets what is no token, or starts a second renewal", async () => {
  // Any number of callers that ask, hear a 401 at some time or not, and ask again with the token that was refused.
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.array(fc.boolean(), { minLength: 1, maxLength: 6 }),
      async (scheduler, refusals) => {
        let valid = 1;
        const under: (string | undefined)[] = [];
        const renewals: string[] = [];
        const source = async (rejected?: string) => {
          expect(under, "two calls of the source for the same").not.toContain(rejected);
          under.push(rejected);
          await scheduler.schedule(Promise.resolve(), "source");
          under.splice(under.indexOf(rejected), 1);
          // As `clientCredentials` does: only the token that is held is replaced.
          if (rejected === `token-${valid}`) {
            renewals.push(rejected);
            valid++;
          }
          return `token-${valid}`;
        };
        const shared = shareToken(source);
        const calls = refusals.map(async (isRefused) => {
          await scheduler.schedule(Promise.resolve(), "start");
          const first = await shared();
          await scheduler.schedule(Promise.resolve(), "request");
          // The API has ended the very first token.
          if (!isRefused || first !== "token-1") return [first];
          return [first, await shared(first)];
        });
        const all = Promise.all(calls);
        await scheduler.waitFor(all);
        for (const tokens of await all) {
          expect(tokens.every((it) => /^token-[12]$/.test(it))).toBe(true);
          expect(new Set(tokens).size).toBe(tokens.length);
        }
        expect(renewals.length).toBeLessThanOrEqual(1);
      },
    ),
    { numRuns: 300 },
  );
});
