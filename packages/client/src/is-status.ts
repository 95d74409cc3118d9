import { UsersStatusError } from "./error.ts";
import type { operations } from "./generated/schema.ts";

type Documented = {
  [Operation in keyof operations]: keyof operations[Operation]["responses"];
}[keyof operations];

/** The statuses that `"5XX"` stands for, as far as they are registered. */
type ServerFailure = 500 | 501 | 502 | 503 | 504 | 505 | 506 | 507 | 508 | 510 | 511;

/** The statuses of failure in the spec; `"5XX"` is any from 500 to 599. */
export type FailureStatus = Exclude<Documented, 200 | 302> | ServerFailure;

/**
 * Whether an error is an answer with this status.
 *
 * @param status - a status that the spec has, or `"5XX"`
 * @example
 * ```ts
 * const user = await users.get(id).catch((error) => {
 *   if (isStatus(error, 404)) return null;
 *   throw error;
 * });
 * ```
 */
export function isStatus<Status extends FailureStatus>(
  error: unknown,
  status: Status,
): error is UsersStatusError & { status: Status extends number ? Status : ServerFailure } {
  if (!(error instanceof UsersStatusError)) return false;
  return typeof status === "number" ? error.status === status : Math.floor(error.status / 100) === 5;
}
