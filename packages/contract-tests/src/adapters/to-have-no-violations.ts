import { violationsOf, type WithViolations } from "./violations-of.ts";

/** The matcher, in the form that both Vitest's and Jest's `expect.extend` take. */
export function toHaveNoViolations(received: unknown) {
  const problem = violationsOf(received as WithViolations);
  return {
    pass: problem === undefined,
    message: () =>
      problem ?? "The code under test kept to the contract of the API, but violations were expected.",
  };
}
