import fc from "fast-check";
import { expect, test } from "vitest";
import { checkAfter, checkId, fillPath } from "../../src/guard/path.ts";
import { createUsersClient, type UserId } from "../../src/index.ts";
import { rejectionOf } from "../rejection.ts";
import { startServer } from "../scripted-server.ts";

const token = "0123456789abcdef0123456789abcdef01234567";

test.each([1, 9, 10, 70695404, Number.MAX_SAFE_INTEGER, "1", "180889312739596", "9999999999999999999"])(
  "%j is an id",
  (id) => {
    expect(checkId(id, "id")).toBe(String(id));
  },
);

test.each([
  [0, "0"],
  [-1, "-1"],
  [1.5, "1.5"],
  [2 ** 53, "a large number"],
  [Number.NaN, "NaN"],
  [Number.NEGATIVE_INFINITY, "-Infinity"],
  ["", "a string of 0 characters"],
  ["0", "a string of 1 characters"],
  ["01", "a string of 2 characters"],
  ["1 ", "a string of 2 characters"],
  ["1\n", "a string of 2 characters"],
  ["\n1", "a string of 2 characters"],
  ["10000000000000000000", "a string of 20 characters"],
  ["１", "a string of 1 characters"],
  [undefined, "undefined"],
  [null, "null"],
  [true, "true"],
  [[1], "of type Array"],
  [1n, "of type BigInt"],
  [new Number(1), "of type Number"],
  [{ toString: () => "1" }, "of type Object"],
])("%o is none", (id, description) => {
  expect(() => checkId(id, "profile_id")).toThrow(
    new TypeError(`profile_id must be a positive integer, but it is ${description}: nothing was sent`),
  );
});

test("every part of a template is filled, by its own name", () => {
  expect(fillPath("/a/{id}/b/{profile_id}/", { profile_id: 2, id: "1" })).toBe("/a/1/b/2/");
  expect(fillPath("/a/", { id: 1 })).toBe("/a/");
  expect(() => fillPath("/a/{id}/", { profile_id: 2 })).toThrow(
    new TypeError("id must be a positive integer, but it is undefined: nothing was sent"),
  );
});

test("the id that a walk begins after is a number, which holds it exactly", () => {
  expect(checkAfter(1)).toBe(1);
  expect(checkAfter("70695404")).toBe(70695404);
  expect(checkAfter(String(Number.MAX_SAFE_INTEGER))).toBe(Number.MAX_SAFE_INTEGER);
  expect(() => checkAfter(String(2 ** 53))).toThrow(
    new TypeError("after is larger than a number can hold exactly: nothing was sent"),
  );
  expect(() => checkAfter("0")).toThrow(
    new TypeError("after must be a positive integer, but it is a string of 1 characters: nothing was sent"),
  );
});

/** Digits without a sign, a leading zero or anything else, that an int64 can hold by their number. */
const isId = (text: string) => [...text].every((it) => "0123456789".includes(it)) && text.length < 20;

test("only a positive decimal integer becomes a request, which is then for this id", async () => {
  const { url, requests } = await startServer([{ body: { id: 1, email_verified: true } }]);
  const users = createUsersClient({ token, baseUrl: url });
  const parts = fc.constantFrom(
    "1",
    "7",
    "0",
    ".",
    "/",
    "%2e",
    "%2F",
    "?",
    "#",
    "\\",
    " ",
    "-",
    "+",
    "e",
    "\t",
  );
  const strange = fc.oneof(
    fc.string(),
    fc.string({ unit: "binary" }),
    fc.string({ unit: parts, maxLength: 6 }),
    fc.nat().map(String),
    fc.bigInt({ min: 1n, max: 10n ** 21n }).map(String),
    fc.double(),
    fc.integer(),
    fc.maxSafeInteger(),
  );
  const send = fc.constantFrom<(id: UserId) => Promise<unknown>>(
    (id) => users.get(id),
    (id) => users.update(id, { test: 1 }),
    (id) => users.updateAccount(id, { username: "x" }),
    (id) =>
      users.raw.PUT("/oserve/v2.6/miniapp/user_profile/{id}/", {
        params: { path: { id: id as number } },
        body: { test: 1 },
      }),
  );
  await fc.assert(
    fc.asyncProperty(strange, send, async (id, call) => {
      requests.length = 0;
      const good =
        typeof id === "number"
          ? Number.isSafeInteger(id) && id > 0
          : id !== "" && isId(id) && !id.startsWith("0");
      if (good) {
        await call(id);
        expect(requests[0]?.url.split("/").at(-2)).toBe(String(id));
        expect(requests[0]?.url).toMatch(/^\/oserve\/v2\.\d\/miniapp\/user(_profile|\/account)\/\d+\/$/);
      } else {
        const error = await rejectionOf(call(id));
        expect(error).toBeInstanceOf(TypeError);
        expect(error.message).toMatch(/^id must be a positive integer, but it is .+: nothing was sent$/);
        expect(requests).toEqual([]);
      }
    }),
    { numRuns: 600 },
  );
});
