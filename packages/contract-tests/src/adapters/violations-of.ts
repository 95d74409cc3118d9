import { listViolations } from "../mock/list-violations.ts";
import type { Violation } from "../mock/violations.ts";

/** What can be asked for violations: a mock. */
export interface WithViolations {
  readonly violations: readonly Violation[];
}

/** Enough for the output of a test. */
const mostShown = 20;

/**
 * The message of a test that fails because of violations.
 *
 * @returns undefined when there are none
 * @throws TypeError in one sentence for what is not a mock
 */
export function violationsOf(mock: WithViolations): string | undefined {
  const violations: unknown = (mock as WithViolations | undefined)?.violations;
  if (!Array.isArray(violations)) {
    throw new TypeError("this is not a mock: pass what startMock() resolves to");
  }
  if (violations.length === 0) return undefined;
  const listed = listViolations(violations);
  const left = listed.length - mostShown;
  return [
    `The code under test broke the contract of the API (violations: ${violations.length}):`,
    ...listed.slice(0, mostShown).map((line) => `  ${line}`),
    ...(left > 0 ? [`  … and ${left} more`] : []),
  ].join("\n");
}
