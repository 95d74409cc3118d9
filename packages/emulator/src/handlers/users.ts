import { now } from "../emulation.ts";
import { Refusal } from "../refusal.ts";
import { applyChanges, type Row, RowProblem } from "../update/apply-changes.ts";
import type { Change } from "../update/change.ts";
import { readUpdate } from "../update/read-update.ts";
import type { Answer, Call } from "./call.ts";
import { listPage, readWhere } from "./list.ts";

export function listUsers(call: Call): Answer {
  const withCount = call.query.return_total_count === 1;
  return listPage(call, readWhere(call), { withCount, show: ({ row }) => row });
}

export function getUser(call: Call): Answer {
  return { body: readRow(call) };
}

/** From v2.6 on, a save writes the submitted columns and no others: here, reading and writing is one step. */
export function updateUser(call: Call): Answer {
  const changes = readUpdate(call.body, call.emulation);
  return saveChanged(call, readRow(call), changes);
}

/** The row of the user that the path names. */
export function readRow({ users, params }: Call): string {
  const row = users.read(params.id as number);
  if (row === undefined) throw new Refusal(404, "Not found.");
  return row;
}

/** Applies changes to a row as it was read, saves the whole of it, and answers it. */
export function saveChanged(
  { users, params, emulation }: Call,
  before: string,
  changes: readonly Change[],
): Answer {
  const row: Row = JSON.parse(before);
  try {
    applyChanges(row, changes);
  } catch (error) {
    throw error instanceof RowProblem ? new Refusal(400, error.message) : error;
  }
  row.updated_at = now(emulation);
  const after = JSON.stringify(row);
  users.save(params.id as number, after);
  return { body: after };
}
