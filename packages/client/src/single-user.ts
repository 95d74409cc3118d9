import { type Caller, call } from "./call/call.ts";
import { notApi } from "./call/failure.ts";
import { checkOptions } from "./guard/options.ts";
import { checkAccountUpdate, checkUpdate } from "./guard/update.ts";
import { type CallOptions, callBounds, type WriteOptions, writeBounds } from "./options.ts";

/** The transport checks ids, whatever their type. */
const at = (id: unknown) => ({ path: { id: id as number } });
const misfit = (body: { id?: unknown }) => !Number.isSafeInteger(body.id) && notApi;

/** One user. See `UsersClient.get`. */
export async function getUser(caller: Caller, id: unknown, given: CallOptions) {
  const options = checkOptions(given, "get", callBounds);
  return call(caller, "get", "/oserve/v2.2/miniapp/user_profile/{id}/", { params: at(id) }, options, {
    misfit,
  });
}

/** Writes columns of one user. See `UsersClient.update`. */
export async function updateUser(caller: Caller, id: unknown, update: unknown, given: WriteOptions) {
  const { body, once } = checkUpdate(update);
  const init = { params: at(id), body: body as never };
  const options = checkOptions(given, "update", writeBounds);
  return call(caller, "put", "/oserve/v2.6/miniapp/user_profile/{id}/", init, options, { misfit, once });
}

/** Changes a login. See `UsersClient.updateAccount`. */
export async function updateAccount(caller: Caller, id: unknown, update: unknown, given: WriteOptions) {
  const body = checkAccountUpdate(update);
  const options = checkOptions(given, "updateAccount", writeBounds);
  return call(
    caller,
    "put",
    "/oserve/v2.1/miniapp/user/account/{id}/",
    { params: at(id), body: body as never },
    options,
    { misfit: (account) => !("email_verified" in account) && notApi, secrets: Object.values(body) },
  );
}
