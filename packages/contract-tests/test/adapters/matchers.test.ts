import { AssertionError } from "node:assert";
import { expect, test } from "vitest";
import "../../src/adapters/vitest.ts";
import { assertNoViolations, toHaveNoViolations } from "../../src/index.ts";
import { mockForTest } from "../mock-for-test.ts";

const wrong = (url: string) => fetch(`${url}/`);

test("passes without violations, and lists those that there are", async () => {
  const mock = await mockForTest();
  expect(mock).toHaveNoViolations();
  assertNoViolations(mock);
  await wrong(mock.url);
  await wrong(mock.url);
  const message =
    "The code under test broke the contract of the API (violations: 2):\n" +
    "  no operation (GET /): the API has no / (2 times)";
  expect(mock).not.toHaveNoViolations();
  expect(() => expect(mock).toHaveNoViolations()).toThrow(message);
  expect(() => assertNoViolations(mock)).toThrow(AssertionError);
  expect(() => assertNoViolations(mock)).toThrow(message);
  mock.reset();
  expect(mock).toHaveNoViolations();
});

test("not.toHaveNoViolations fails when there are none", async () => {
  const mock = await mockForTest();
  expect(() => expect(mock).not.toHaveNoViolations()).toThrow("violations were expected");
});

test("of many violations the first twenty are listed", () => {
  const violations = Array.from({ length: 25 }, (_, index) => ({
    operationId: undefined,
    method: "GET",
    path: "/",
    message: `number ${index}`,
  }));
  const lines = toHaveNoViolations({ violations }).message().split("\n");
  expect(lines).toHaveLength(22);
  expect(lines.at(-1)).toBe("  … and 5 more");
});

test.each([undefined, null, {}, Promise.resolve()])("%o is not a mock", (value) => {
  expect(() => expect(value).toHaveNoViolations()).toThrow(
    "this is not a mock: pass what startMock() resolves to",
  );
});
