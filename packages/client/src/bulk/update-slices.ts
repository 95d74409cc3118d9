import type { Caller } from "../call/call.ts";
import { UsersError } from "../error.ts";
import { checkFilter } from "../guard/filter.ts";
import { type Bounds, checkOptions } from "../guard/options.ts";
import { checkAfter } from "../guard/path.ts";
import { Refusal } from "../guard/refusal.ts";
import { checkUpdate } from "../guard/update.ts";
import { fetchPage } from "../list/fetch-page.ts";
import type { UserId } from "../models.ts";
import { assertComplete, sendBulkUpdate } from "./bulk-update.ts";
import type { BulkOutcome } from "./outcome.ts";
import { type BulkOptions, bulkBounds } from "./update-where.ts";

/** How far a walk is. */
export interface Progress {
  /** Users that were gone through: updated or refused. */
  done: number;
  /** Users that matched when the walk began; undefined when the API does not tell. */
  total: number | undefined;
  /** The id of the last user that was gone through: `after` of a walk that goes on from here. */
  last_id: number;
}

/** What a bulk update in slices takes. */
export interface SlicesOptions extends BulkOptions {
  /** Called after each slice. What it throws ends the walk. */
  onProgress?: ((progress: Progress) => unknown) | undefined;
  /** The id to go on after: `last_id` of a walk that was broken off. */
  after?: UserId | undefined;
}

const bounds: Bounds = { ...bulkBounds, onProgress: [], after: [] };

/** Half of what one request can update: users can come to match between the look at a slice and its update. */
const sliceSize = 500;
const longestSlice = 1000;

/** Updates all users that match. See `UsersClient.updateEvery`. */
export async function updateEvery(
  caller: Caller,
  where: unknown,
  update: unknown,
  given: SlicesOptions,
): Promise<BulkOutcome> {
  return updateSlices(caller, checkFilter(where), update, given, checkOptions(given, "updateEvery", bounds));
}

/** Updates everyone. See `UsersClient.updateAll`. */
export async function updateAll(
  caller: Caller,
  update: unknown,
  given: SlicesOptions & { confirm: "all users" },
): Promise<BulkOutcome> {
  const options = checkOptions(given ?? {}, "updateAll", { ...bounds, confirm: [] });
  if (options.confirm === "all users") return updateSlices(caller, undefined, update, given, options);
  throw new Refusal('updateAll changes every user, say so: { confirm: "all users" }');
}

/**
 * Each slice is looked up and then updated by its first and last id and the filter. So it makes no difference whether
 * users that were updated still match, and a slice can be sent again.
 */
async function updateSlices(
  caller: Caller,
  where: object | undefined,
  update: unknown,
  given: SlicesOptions,
  { onProgress, throwOnPartial, ...options }: SlicesOptions,
): Promise<BulkOutcome> {
  const { body, once } = checkUpdate(update);
  const outcome: BulkOutcome = { succeeded: 0, failed: [], next: null };
  // One that is there and undefined got lost: from the beginning, an operation that adds would apply twice.
  let last = "after" in given ? checkAfter(given.after) : 0;
  let done = 0;
  const listing = { keyset: true, limit: sliceSize, return_total_count: 1, ...(where && { where }) } as const;
  try {
    const first = await fetchPage(caller, listing, options, last);
    for (let page: typeof first | null = first; page?.objects.length; page = await page.next()) {
      const end = page.objects.at(-1)?.id as number;
      const range = [{ id: { $gt: last } }, { id: { $lte: end } }];
      const query = { limit: longestSlice, where: { $and: where ? [where, ...range] : range } };
      const slice = (await sendBulkUpdate(caller, { query, body, once }, options)) as BulkOutcome;
      outcome.succeeded += slice.succeeded;
      outcome.failed.push(...slice.failed.map((it) => ({ ...it, index: done + it.index })));
      outcome.next = slice.next;
      // More than a slice holds: it is not known who was updated, so the walk cannot go on.
      if (slice.next !== null) assertComplete(outcome, false);
      done += page.objects.length;
      last = end;
      await onProgress?.({ done, total: first.meta.total_count, last_id: last });
    }
  } catch (error) {
    if (error instanceof UsersError) {
      // Before the slices so far are part of it: where to go on without changing anybody twice. Not shown in logs.
      const isClear = !(error.mayHaveBeenApplied && once);
      if (last && isClear) Object.defineProperty(error, "last_id", { value: last });
      if (done) Object.assign(error, { mayHaveBeenApplied: true });
      if (!error.outcome) Object.assign(error, { outcome });
    }
    throw error;
  }
  if (throwOnPartial) assertComplete(outcome, false);
  return outcome;
}
