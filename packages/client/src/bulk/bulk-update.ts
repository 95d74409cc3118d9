import { type Caller, call } from "../call/call.ts";
import { notApi } from "../call/failure.ts";
import type { components } from "../generated/schema.ts";
import type { BulkUpdateJob } from "../models.ts";
import type { WriteOptions } from "../options.ts";
import { followJob } from "./bulk-operation.ts";
import { type BulkOutcome, readOutcome, UsersPartialError } from "./outcome.ts";

const path = "/oserve/v2.6/miniapp/user_profile/";

/** One request of a bulk update, `where` checked. */
export interface BulkRequest {
  query: Record<string, unknown> & { where: object };
  body: Record<string, unknown>;
  /** Why it must not be sent again when it is not clear whether it was applied. */
  once: string | undefined;
}

type BulkAnswer = components["schemas"]["BulkUpdateResult"] | BulkUpdateJob;

/**
 * Sends one bulk update.
 *
 * @param keepJob - whether a job is given as it is; else it is waited for, within the same `deadline`
 */
export async function sendBulkUpdate(
  caller: Caller,
  { query, body, once }: BulkRequest,
  options: WriteOptions,
  keepJob?: boolean,
): Promise<BulkOutcome | BulkUpdateJob> {
  const { signal, timeout, retries, deadline = caller.defaults.deadline } = options;
  const end = performance.now() + deadline;
  const init = { params: { query: query as never }, body: body as never };
  const answer: BulkAnswer = await call(caller, "put", path, init, options, {
    once,
    misfit: ({ succeed, operation_id }) => ![succeed, operation_id].some(Number.isSafeInteger) && notApi,
  });
  if (!isJob(answer)) return readOutcome(answer);
  if (keepJob) return answer;
  const left = { signal, timeout, retries, deadline: end - performance.now() };
  const operation = await followJob(caller, answer.operation_id, left);
  return { succeeded: operation.modified_count ?? 0, failed: [], next: null, operation };
}

/** Whether the API made a job of a bulk update. */
function isJob(answer: BulkAnswer): answer is BulkUpdateJob {
  return Number.isSafeInteger((answer as BulkUpdateJob).operation_id);
}

/** @throws UsersPartialError when users were refused, or more match and that was not wanted */
export function assertComplete(outcome: BulkOutcome, moreIsFine: boolean): void {
  if (outcome.failed.length > 0 || (outcome.next !== null && !moreIsFine)) {
    throw new UsersPartialError(outcome, { method: "PUT", path });
  }
}
