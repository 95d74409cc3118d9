import { expect, test } from "vitest";
import { isStatus, UsersBodyError, UsersStatusError } from "../src/index.ts";

const circumstances = { method: "GET", path: "/a/", attempts: 1, mayHaveBeenApplied: false };
const answered = (status: number) =>
  new UsersStatusError(`answered ${status}`, Object.assign({ status }, circumstances));

test("an error is of its own status only", () => {
  expect(isStatus(answered(404), 404)).toBe(true);
  expect(isStatus(answered(400), 404)).toBe(false);
  expect(isStatus(answered(404), 400)).toBe(false);
  expect(isStatus(answered(404), "5XX")).toBe(false);
});

test.each([500, 502, 503, 599])("%s is of 5XX", (status) => {
  expect(isStatus(answered(status), "5XX")).toBe(true);
});

test.each([499, 600, 50, 5])("%s is not", (status) => {
  expect(isStatus(answered(status), "5XX")).toBe(false);
});

test.each([
  ["a success without its body", new UsersBodyError("a", Object.assign({ status: 500 }, circumstances))],
  ["any object with a status", { status: 500 }],
  ["an error of somebody else", Object.assign(new Error("a"), { status: 500 })],
  ["undefined", undefined],
  ["null", null],
])("%s is no answer with a status", (_, error) => {
  expect(isStatus(error, "5XX")).toBe(false);
  expect(isStatus(error, 404)).toBe(false);
});
