import { inject } from "vitest-of-verify";

/** Others in each run, so that nobody has them, and what an earlier run left behind is in nobody's way. */
const { run } = inject("provider");

/**
 * What a user of the sandbox logs in with during a case.
 *
 * @param number - from 1 to 9; each is another login
 */
export function madeUpLogin(number: number) {
  return {
    username: `contract_kit_${run}_${number}`,
    email: `contract-kit-${run}-${number}@example.com`,
    phone: `139${run}${number}`,
  };
}
