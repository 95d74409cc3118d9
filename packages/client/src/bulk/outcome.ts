import { type Circumstances, UsersError } from "../error.ts";
import type { components } from "../generated/schema.ts";
import type { BulkOperation } from "../models.ts";
import { redact } from "../redact.ts";

/** A user that a bulk update matched and did not change. The API does not say which. */
export interface FailedUpdate {
  /** Where it stands among the users that were matched, from 0. Their order is not documented. */
  index: number;
  /** The API's number for the kind of error, 0 without one. Seen: 11000 for a duplicate, 16837 for a failed write. */
  code: number;
  /** The API's words, without what could be personal. */
  message: string;
}

/** What became of a bulk update. */
export interface BulkOutcome {
  /** How many users were updated. */
  succeeded: number;
  /** The users that matched and were not updated. */
  failed: FailedUpdate[];
  /** Not null when more users match than were updated: those beyond `limit`. */
  next: string | null;
  /** How many users match, with `return_total_count: 1`. */
  total_count?: number;
  /** The job, when the API made the update in the background. It does not tell which users failed. */
  operation?: BulkOperation;
}

/** Not all users that match were updated; only with `throwOnPartial`. */
export class UsersPartialError extends UsersError {
  override readonly name = "UsersPartialError";
  override readonly mayHaveBeenApplied = true;
  /** What became of the update; `next` is without the filter, which can be personal. */
  override readonly outcome: BulkOutcome;

  constructor(outcome: BulkOutcome, circumstances: Omit<Circumstances, "attempts" | "mayHaveBeenApplied">) {
    const { succeeded, failed, next } = outcome;
    const more = next === null ? "" : ", and more users match";
    super(`updated ${succeeded} users, ${failed.length} were refused${more}`, {
      ...circumstances,
      attempts: 1,
      mayHaveBeenApplied: false,
    });
    this.outcome = { ...outcome, next: next?.replace(/([?&]where=)[^&]*/, "$1***") ?? null };
  }
}

/** Reads the answer of a bulk update. A row that is no success counts as failed, so that none is hidden. */
export function readOutcome(answer: components["schemas"]["BulkUpdateResult"]): BulkOutcome {
  const { succeed, operation_result, next, total_count } = answer;
  const rows: unknown[] = Array.isArray(operation_result) ? operation_result : [];
  const failed = rows.flatMap((row, index) => {
    const { success, error } = Object(row);
    const { code = 0, err_msg = "no reason was given" } = Object(error);
    return success ? [] : { index, code, message: redact(String(err_msg), []) };
  });
  return {
    succeeded: succeed,
    failed,
    next: next ?? null,
    ...(total_count === undefined ? {} : { total_count }),
  };
}
