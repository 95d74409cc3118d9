import { setImmediate, setTimeout } from "node:timers/promises";
import type { Row } from "../update/apply-changes.ts";
import { loginColumns } from "../update/login.ts";
import { readUpdate } from "../update/read-update.ts";
import type { Answer, Call } from "./call.ts";
import { listPage, readWhere } from "./list.ts";
import { getUser, readRow, saveChanged } from "./users.ts";

/** Lists before v2.2 always count. */
export function listUserInfoV1(call: Call): Answer {
  return listPage(call, readWhere(call), { withCount: true, show: ({ row }) => row });
}

export const getUserInfoV1 = getUser;

/**
 * Before v2.6, a save writes the whole row as it was read: what others wrote in between is lost. Between reading and writing
 * other requests get their turn here, as they do on the service.
 */
export async function updateUserInfoV1(call: Call): Promise<Answer> {
  const changes = readUpdate(call.body, call.emulation);
  const before = readRow(call);
  const delay = call.fault?.saveDelay ?? 0;
  await (delay > 0 ? setTimeout(delay) : setImmediate());
  return saveChanged(call, withLoginOf(readRow(call), before), changes);
}

/** The login is a resource of its own, and no save of a row changes it. */
function withLoginOf(now: string, before: string): string {
  const row: Row = JSON.parse(before);
  const current: Row = JSON.parse(now);
  for (const name of loginColumns) {
    if (current[name] === undefined) delete row[name];
    else row[name] = current[name];
  }
  return JSON.stringify(row);
}
