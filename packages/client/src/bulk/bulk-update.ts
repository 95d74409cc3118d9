import { type Caller, call } from "../call/call.ts";
import { notApi } from "../call/failure.ts";
import type { components } from "../generated/schema.ts";
import type { BulkUpdateJob } from "../models.ts";
import type { WriteOptions } from "../options.ts";
import { waitForBulkOperation } from "./bulk-operation.ts";
import { type BulkOutcome, readOutcome, UsersPartialError } from "./outcome.ts";

const path = "/oserve/v2.6/miniapp/user_profile/";

/** One request of a bulk update, `where` checked. */
export interface BulkRequest {
  query: Record<string, unknown> & { where: object };
  body: Record<string, unknown>;
  /** Why it must not be sent again when it is not clear whether it was applied. */
  once: string | undefined;
}

/** Sends one bulk update. */
export function sendBulkUpdate(
  caller: Caller,
  { query, body, once }: BulkRequest,
  options: WriteOptions,
): Promise<components["schemas"]["BulkUpdateResult"] | BulkUpdateJob> {
  return call(caller, "put", path, { params: { query: query as never }, body: body as never }, options, {
    once,
    misfit: ({ succeed, operation_id }) =>
      !(Number.isSafeInteger(succeed) || Number.isSafeInteger(operation_id)) && notApi,
  });
}

/** What became of a bulk update; a job is waited for. */
export async function settle(
  caller: Caller,
  answer: Awaited<ReturnType<typeof sendBulkUpdate>>,
  { signal, timeout, deadline, retries }: WriteOptions,
): Promise<BulkOutcome> {
  if (!isJob(answer)) return readOutcome(answer);
  const options = { signal, timeout, deadline, retries };
  const operation = await waitForBulkOperation(caller, answer.operation_id, options);
  return { succeeded: operation.modified_count ?? 0, failed: [], next: null, operation };
}

/** Whether the API made a job of a bulk update. */
export function isJob(answer: Awaited<ReturnType<typeof sendBulkUpdate>>): answer is BulkUpdateJob {
  return Number.isSafeInteger((answer as BulkUpdateJob).operation_id);
}

/** @throws UsersPartialError when users were refused, or more match and that was not wanted */
export function assertComplete(outcome: BulkOutcome, moreIsFine: boolean): void {
  if (outcome.failed.length > 0 || (outcome.next !== null && !moreIsFine)) {
    throw new UsersPartialError(outcome, { method: "PUT", path });
  }
}
