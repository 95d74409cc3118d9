import { type Caller, call } from "../call/call.ts";
import { notApi } from "../call/failure.ts";
import type { ListQuery } from "../models.ts";
import type { CallOptions } from "../options.ts";
import { UserPage } from "./page.ts";

const path = "/oserve/v2.2/miniapp/user_profile/";

/** What stays the same from page to page. */
export interface Listing extends Omit<Partial<Record<keyof ListQuery, unknown>>, "offset"> {
  offset?: number | undefined;
  where?: object | undefined;
  /** By id: the pages after this one are asked for by the last id, not by an offset. */
  keyset?: boolean | undefined;
}

/**
 * Fetches one page, which knows how to go on.
 *
 * @param after - with `keyset`, the id that the page begins after
 * @throws UsersBodyError when the API does not sort by id although it was asked to
 */
export async function fetchPage<Columns extends object>(
  caller: Caller,
  listing: Listing,
  options: CallOptions,
  after = 0,
): Promise<UserPage<Columns>> {
  const { keyset, ...query } = listing;
  if (keyset) query.order_by = "id";
  if (after) query.where = both(query.where, { id: { $gt: after } });
  const { meta, objects } = await call(caller, "get", path, { params: { query: query as never } }, options, {
    misfit: (body) => {
      if (!Array.isArray(body.objects) || body.meta?.next === undefined) return notApi;
      return (
        keyset && !isSorted(body.objects, after) && "the users are not sorted by id, walk without keyset"
      );
    },
  });
  const { offset = 0 } = query;
  // The link is right about where the next page begins, but it is not followed: it can lead anywhere. And an API that
  // ignores the offset would go in circles.
  const next = Number(/[?&]offset=(\d+)/.exec(meta.next ?? "")?.[1] ?? offset + objects.length);
  // Now: from here on, the array is the caller's.
  const last = objects.at(-1)?.id;
  const goesOn = meta.next && objects.length > 0 && (keyset || (next > offset && !(meta.offset < offset)));
  return new UserPage<Columns>(
    objects as UserPage<Columns>["objects"],
    meta,
    goesOn
      ? () => {
          // By id, a second count would be of what is left.
          const { return_total_count: _, ...uncounted } = listing;
          return keyset
            ? fetchPage(caller, uncounted, options, last)
            : fetchPage(caller, { ...listing, offset: next }, options);
        }
      : undefined,
  );
}

/** Whether the ids of users grow, all of them beyond `after`. */
function isSorted(users: { id: number }[], after: number): boolean {
  return users.every(
    (user, index) => Number.isSafeInteger(user?.id) && user.id > (users[index - 1]?.id ?? after),
  );
}

/** Both conditions, in the form that the documentation shows. */
function both(where: object | undefined, other: object): object {
  return where ? { $and: [where, other] } : other;
}
