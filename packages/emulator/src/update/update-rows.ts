import type { UserTable } from "../store/user-table.ts";
import { applyChanges, type Row, RowProblem } from "./apply-changes.ts";
import type { Change } from "./change.ts";

export interface RowsUpdate {
  users: UserTable;
  changes: readonly Change[];
  /** Unix seconds, for `updated_at`. */
  time: number;
  /** How many rows are to fail, on demand. */
  failing: number;
}

/**
 * Changes rows, each as a whole or not at all.
 *
 * @returns for each row the problem that it has, or undefined
 */
export function updateRows(
  rows: readonly { id: number; row: string }[],
  { users, changes, time, failing }: RowsUpdate,
): (RowProblem | undefined)[] {
  return rows.map(({ id, row: text }, index) => {
    if (index < failing) return new RowProblem("this row fails on demand");
    const row: Row = JSON.parse(text);
    try {
      applyChanges(row, changes);
    } catch (error) {
      if (error instanceof RowProblem) return error;
      throw error;
    }
    users.save(id, JSON.stringify({ ...row, updated_at: time }));
    return undefined;
  });
}
