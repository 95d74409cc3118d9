import { AssertionError } from "node:assert";
import { violationsOf, type WithViolations } from "./violations-of.ts";

/**
 * Fails a test of any runner, such as `node:test`, when the code under test sent the mock something wrong.
 *
 * @throws AssertionError whose message lists the violations
 */
export function assertNoViolations(mock: WithViolations): void {
  const message = violationsOf(mock);
  if (message !== undefined) throw new AssertionError({ message, stackStartFn: assertNoViolations });
}
