import { expect, test } from "vitest";
import { checkOptions, pick } from "../../src/guard/options.ts";

const bounds = { limit: [1, 1000], offset: [0], where: [], signal: [], repeatable: [false] } as const;
const check = (given: unknown) => checkOptions(given as object, "list", bounds);

test.each([
  [{}, {}],
  [{ limit: 1 }, { limit: 1 }],
  [
    { limit: 1000, offset: 0 },
    { limit: 1000, offset: 0 },
  ],
  [{ offset: Number.MAX_SAFE_INTEGER }, { offset: Number.MAX_SAFE_INTEGER }],
  [{ repeatable: true }, { repeatable: true }],
  [{ repeatable: false }, { repeatable: false }],
  [{ repeatable: undefined }, {}],
  [{ limit: undefined, signal: undefined }, {}],
  [{ where: undefined }, { where: undefined }],
  [
    { where: "anything", limit: 5 },
    { where: "anything", limit: 5 },
  ],
  [Object.assign(Object.create(null), { limit: 1 }), { limit: 1 }],
])("%o is taken as %o, a copy", (given, options) => {
  const copy = check(given);
  expect(copy).toStrictEqual(options);
  expect(copy).not.toBe(given);
});

const range = (name: string, minimum: number, maximum: number) =>
  `${name} must be an integer from ${minimum} to ${maximum}, but it is`;

test.each<[unknown, string]>([
  [undefined, "the options must be a plain object"],
  [null, "the options must be a plain object"],
  [[], "the options must be a plain object"],
  ["limit", "the options must be a plain object"],
  [new Map(), "the options must be a plain object"],
  [{ limt: 1 }, "list has no option limt"],
  [{ toString: 1 }, "list has no option toString"],
  [{ limit: 1, limt: null }, "list has no option limt"],
  [{ limit: 0 }, `${range("limit", 1, 1000)} 0`],
  [{ limit: 1001 }, `${range("limit", 1, 1000)} 1001`],
  [{ limit: 1.5 }, `${range("limit", 1, 1000)} 1.5`],
  [{ limit: Number.NaN }, `${range("limit", 1, 1000)} NaN`],
  [{ limit: "5" }, `${range("limit", 1, 1000)} a string of 1 characters`],
  [{ limit: null }, `${range("limit", 1, 1000)} null`],
  [{ limit: true }, `${range("limit", 1, 1000)} true`],
  [{ limit: [5] }, `${range("limit", 1, 1000)} of type Array`],
  [{ repeatable: 1 }, "repeatable must be true or false, but it is 1"],
  [{ repeatable: 0 }, "repeatable must be true or false, but it is 0"],
  [{ repeatable: null }, "repeatable must be true or false, but it is null"],
  [{ repeatable: "true" }, "repeatable must be true or false, but it is a string of 4 characters"],
  [{ limit: false }, `${range("limit", 1, 1000)} false`],
  [{ offset: -1 }, `${range("offset", 0, Number.MAX_SAFE_INTEGER)} -1`],
  [{ offset: 2 ** 53 }, `${range("offset", 0, Number.MAX_SAFE_INTEGER)} a large number`],
])("%o is refused", (given, message) => {
  expect(() => check(given)).toThrow(new TypeError(`${message}: nothing was sent`));
});

test("the parameters of an operation are picked from the options", () => {
  expect(pick({ limit: 1, signal: 2, where: undefined }, { limit: [], where: [] })).toStrictEqual({
    limit: 1,
    where: undefined,
  });
});
