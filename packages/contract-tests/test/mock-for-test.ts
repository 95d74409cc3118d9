import { onTestFinished } from "vitest";
import { type MockOptions, startMock } from "../src/index.ts";

/** A mock that ends with the test. */
export async function mockForTest(options: MockOptions = {}) {
  const mock = await startMock(options);
  onTestFinished(() => mock.close());
  return mock;
}
