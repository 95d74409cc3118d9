import type { expect as jestExpect } from "@jest/globals";
import type {} from "../../src/adapters/jest.ts";
import type { Mock } from "../../src/index.ts";

/** Compiles only while the adapter declares the matcher for Jest; it cannot be called outside of Jest. */
export function compiles(expect: typeof jestExpect, mock: Mock): void {
  expect(mock).toHaveNoViolations();
  expect(mock).not.toHaveNoViolations();
}
