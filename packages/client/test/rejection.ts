import { expect } from "vitest";

/** What a promise rejects with; the test fails when it does not. */
export function rejectionOf(promise: Promise<unknown>) {
  return promise.then(
    () => expect.unreachable("it should have been rejected"),
    // biome-ignore lint/suspicious/noExplicitAny: whatever was thrown
    (error: any) => error,
  );
}
