import type { Emulator } from "@minapp-users/emulator";

/** The users without what no request can set: whether somebody is verified, and the times of changes. */
export function settable(emulator: Emulator): object[] {
  return emulator.users.all().map((user) => {
    const { updated_at: _, _email_verified, _phone_verified, ...row } = user as Record<string, unknown>;
    // A login that was never set is missing, and one that was cleared is null.
    for (const name of ["_username", "_email", "_phone"]) row[name] ??= null;
    return row;
  });
}
