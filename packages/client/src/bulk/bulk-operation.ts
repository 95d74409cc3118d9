import { type Caller, call } from "../call/call.ts";
import { pause } from "../call/pause.ts";
import { UsersTimeoutError } from "../error.ts";
import { type Bounds, checkOptions } from "../guard/options.ts";
import type { BulkOperation } from "../models.ts";
import { type CallOptions, callBounds } from "../options.ts";

const path = "/oserve/v1/bulk-operation/{operation_id}/";

/** What `waitForBulkOperation` takes. Its `deadline` is for the whole wait. */
export interface WaitOptions extends CallOptions {
  /** Called with the state of the job after each look at it. */
  onProgress?: ((operation: BulkOperation) => unknown) | undefined;
}

const bounds: Bounds = { ...callBounds, onProgress: [] };

/** Looks at a job until it is done. See `UsersClient.waitForBulkOperation`. */
export async function waitForBulkOperation(
  caller: Caller,
  id: number,
  given: WaitOptions,
): Promise<BulkOperation> {
  return followJob(caller, id, checkOptions(given, "waitForBulkOperation", bounds));
}

/** The same with options that were checked. */
export async function followJob(
  caller: Caller,
  id: number,
  { onProgress, deadline = caller.defaults.deadline, ...options }: WaitOptions,
): Promise<BulkOperation> {
  const end = performance.now() + deadline;
  // The job goes on whatever happens to this wait.
  const circumstances = { method: "GET", path, attempts: 1, mayHaveBeenApplied: true };
  for (let wait = 250; ; wait = Math.min(wait * 1.5, 10_000)) {
    const init = { params: { path: { operation_id: id } } };
    const left = { ...options, deadline: end - performance.now() };
    const operation = await call(caller, "get", path, init, left, {
      applied: true,
      misfit: ({ status }) => !["pending", "success"].includes(status) && "the state of the job is unknown",
    });
    await onProgress?.(operation);
    if (operation.status === "success") return operation;
    if (performance.now() + wait >= end) {
      throw new UsersTimeoutError("is still pending, and the deadline is over", circumstances);
    }
    await pause(wait, options.signal, circumstances);
  }
}
