import { type Caller, call } from "../call/call.ts";
import { copyJson } from "../guard/json.ts";
import { checkOptions } from "../guard/options.ts";
import { type CallOptions, callBounds } from "../options.ts";

/** How many users match. See `UsersClient.count`. */
export async function countUsers(caller: Caller, where: unknown, given: CallOptions): Promise<number> {
  const { meta } = await call(
    caller,
    "get",
    "/oserve/v2.2/miniapp/user_profile/",
    { params: { query: { where: copyJson(where, "where") as never, limit: 1, return_total_count: 1 } } },
    checkOptions(given, "count", callBounds),
    { misfit: (body) => !Number.isSafeInteger(body.meta?.total_count) && "there is no total_count" },
  );
  return meta.total_count as number;
}
