import { expect, test } from "vitest";
import { bumpBetween, isAtLeast, largest } from "../src/bump.ts";

test.each([
  ["1.2.3", "1.2.3", "none"],
  ["1.2.3", "1.2.4", "patch"],
  ["1.2.3", "1.3.0", "minor"],
  ["1.2.3", "2.0.0", "major"],
  ["0.1.0", "0.2.0", "minor"],
  ["0.1.0", "1.0.0", "major"],
  ["1.2.3", "2.0.0-next.0", "major"],
  ["2.0.0-next.0", "2.0.0-next.3", "none"],
] as const)("from %s to %s is %s", (from, to, bump) => {
  expect(bumpBetween(from, to)).toBe(bump);
});

test("a version below the released one is a mistake", () => {
  expect(() => bumpBetween("1.2.3", "1.2.2")).toThrow(
    "version 1.2.2 is below 1.2.3, which is already released",
  );
});

test("steps have an order", () => {
  expect(isAtLeast("minor", "patch")).toBe(true);
  expect(isAtLeast("minor", "minor")).toBe(true);
  expect(isAtLeast("patch", "major")).toBe(false);
  expect(largest([])).toBe("none");
  expect(largest(["patch", "minor", "none"])).toBe("minor");
});
