import type { Circumstances } from "../error.ts";
import { failureToAnswer } from "./failure.ts";
import { timeUp, within } from "./within.ts";

/**
 * Waits.
 *
 * @throws UsersAbortError as soon as the signal fires
 */
export async function pause(
  ms: number,
  signal: AbortSignal | undefined,
  circumstances: Circumstances,
): Promise<void> {
  try {
    await within(ms, signal, () => new Promise(() => {}));
  } catch (reason) {
    if (reason !== timeUp) throw failureToAnswer(reason, signal, ms, circumstances);
  }
}
