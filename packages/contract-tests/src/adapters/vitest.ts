// Importing this module registers the matcher with Vitest.
import { expect } from "vitest";
import { toHaveNoViolations } from "./to-have-no-violations.ts";

declare module "vitest" {
  // The parameters are those of Vitest's own declaration, which this one is merged with.
  interface Matchers<R extends void | Promise<void> = void | Promise<void>, T = unknown> {
    /** Fails when the code under test sent the mock something that the API does not allow, and lists it. */
    toHaveNoViolations(): R;
  }
}

expect.extend({ toHaveNoViolations });
