import type { ColumnKind, ColumnNames } from "./column-kinds.ts";
import { demand } from "./contract-violation.ts";
import type { Provider, Row } from "./provider.ts";
import { isSameValue } from "./same-value.ts";
import { sandboxValues } from "./sandbox-values.ts";
import type { Send } from "./send.ts";

/** The users that the cases may change. */
export interface Sandbox {
  ids: number[];
  /** The users as they are when a case begins, in the order of their ids. */
  rows: Row[];
  /** A filter that finds users of the sandbox only. */
  within(where?: object): { $and: object[] };
}

/** The custom columns of a user of the sandbox as they are to be, as the body of an update. */
function baseline(index: number, columns: ColumnNames): Record<string, unknown> {
  const body: Record<string, unknown> = {};
  const unset: Record<string, string> = {};
  for (const [kind, name] of Object.entries(columns)) {
    if (name === null) continue;
    const value = sandboxValues[index]?.[kind as ColumnKind];
    if (value === undefined) unset[name] = "";
    else body[name] = value;
  }
  return { ...body, ...(Object.keys(unset).length > 0 ? { $unset: unset } : {}) };
}

/** Whether a user has, of some columns at least, exactly the values that the suite gives to the one at this place. */
export function isBaseline(row: Row, index: number, columns: ColumnNames): boolean {
  const { $unset: _, ...values } = baseline(index, columns);
  const telling = Object.entries(values).filter(([, value]) => value !== null);
  return telling.length > 1 && telling.every(([name, value]) => isSameValue(row[name], value));
}

/**
 * Gives a user of the sandbox the columns that a case expects.
 *
 * @throws ContractViolation when the answer shows others: no case could blame the right operation then
 */
export async function fillUser(provider: Provider, send: Send, index: number): Promise<Row> {
  const before = provider.users[index] as Row;
  const body = baseline(index, provider.columns);
  if (Object.keys(body).length === 0) return { ...before }; // the application has no custom columns
  const { body: after } = await send("updateUser", { path: { id: before.id }, body });
  const { $unset = {}, ...values } = body;
  const row: Row = { ...before, ...values, updated_at: after.updated_at };
  for (const name of Object.keys($unset as object)) delete row[name];
  const isFilled = Object.values(provider.columns).every(
    (name) => name === null || isSameValue(after[name], row[name]),
  );
  demand(isFilled, "updateUser", `the answer does not have what user ${index + 1} of the sandbox was given`);
  return row;
}

/** A filter that is limited to these users. The guard of writes knows this form. */
export function withinIds(ids: readonly number[]): Sandbox["within"] {
  return (where) => ({ $and: [{ id: { $in: [...ids] } }, ...(where ? [where] : [])] });
}
