import type { Caller } from "../call/call.ts";
import { queries } from "../generated/vocabulary.ts";
import { checkFilter } from "../guard/filter.ts";
import { type Bounds, checkOptions, pick } from "../guard/options.ts";
import { checkUpdate } from "../guard/update.ts";
import type { BulkUpdateJob, BulkUpdateQuery } from "../models.ts";
import { type WriteOptions, writeBounds } from "../options.ts";
import { assertComplete, sendBulkUpdate } from "./bulk-update.ts";
import type { BulkOutcome } from "./outcome.ts";

/** What every bulk update takes. */
export interface BulkOptions extends WriteOptions {
  /**
   * Rejects with a `UsersPartialError` when not all users that match were updated, unless `limit` or `offset` says that
   * they should not be.
   *
   * @default false
   */
  throwOnPartial?: boolean | undefined;
}

/** What `updateWhere` takes: the parameters of `bulkUpdateUsers`, and what to make of the answer. */
export interface UpdateWhereOptions extends BulkUpdateQuery, BulkOptions {
  /**
   * Sends no `limit`, so that the API makes a job of the update when more than 1000 users match, as it is documented for
   * data tables. With fewer, or if it makes no jobs, it updates at once, with a limit that the documentation gives as 20
   * or 1000: look at `next`.
   *
   * @default false
   */
  background?: boolean | undefined;
}

export const bulkBounds: Bounds = { ...writeBounds, throwOnPartial: [false] };
const { where: _, ...parameters } = queries.bulkUpdateUsers; // that is an argument of its own
const bounds: Bounds = { ...parameters, ...bulkBounds, background: [false] };

/** Updates the users that match, with one request. See `UsersClient.updateWhere`. */
export async function updateWhere(
  caller: Caller,
  where: unknown,
  update: unknown,
  given: UpdateWhereOptions,
): Promise<BulkOutcome | BulkUpdateJob> {
  const options = checkOptions(given, "updateWhere", bounds);
  const { background, throwOnPartial } = options;
  const query = pick(options, parameters);
  const request = {
    query: {
      // Always sent, because the documentation disagrees on its default, and without it there can be a job.
      ...(background ? {} : { limit: 1000 }),
      ...query,
      where: checkFilter(where),
    },
    body: checkUpdate(update).body,
    once: "where could match other users the second time",
  };
  const outcome = await sendBulkUpdate(caller, request, options, background);
  if (throwOnPartial && "succeeded" in outcome)
    assertComplete(outcome, "limit" in query || "offset" in query);
  return outcome;
}
