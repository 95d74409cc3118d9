import type { CaseContext } from "./contract.ts";
import { demand } from "./contract-violation.ts";
import type { Body, OperationId } from "./operation-id.ts";
import type { Row } from "./provider.ts";
import { changedColumns } from "./same-row.ts";
import { isSameValue } from "./same-value.ts";
import { withinIds } from "./sandbox.ts";

type Context = Pick<CaseContext, "send" | "sandbox">;

/** What became of users of the sandbox, by their position in it, from 1: the columns with their new value. */
export type Changes = Readonly<Record<number, Readonly<Record<string, unknown>>>>;

/**
 * Demands that the users of the sandbox are as they were when the case began, but for these changes.
 *
 * @param operationId - what wrote
 * @returns the users as they are now
 * @throws ContractViolation
 */
export async function demandRows(
  operationId: OperationId,
  { send, sandbox }: Context,
  changes: Changes,
): Promise<Row[]> {
  const rows = await readRows(send, sandbox.ids);
  for (const [index, row] of rows.entries()) {
    await demandChange(operationId, { send, sandbox }, row, index + 1, changes[index + 1]);
  }
  return rows;
}

/**
 * Demands the same of one user, without a look at the others.
 *
 * @param user - the position in the sandbox, from 1
 * @param changed - the columns with their new value; none when left out
 * @throws ContractViolation
 */
export async function demandRow(
  operationId: OperationId,
  { send, sandbox }: Context,
  user: number,
  changed?: Changes[number],
): Promise<void> {
  const [row] = (await readRows(send, sandbox.ids.slice(user - 1, user))) as [Row];
  await demandChange(operationId, { send, sandbox }, row, user, changed);
}

/** Where the user is shown otherwise than it should be, a list tells who is wrong: who wrote, or who shows. */
async function demandChange(
  operationId: OperationId,
  { send, sandbox }: Context,
  row: Row,
  position: number,
  changed: Changes[number] | undefined,
): Promise<void> {
  const before = sandbox.rows[position - 1] as Row;
  const user = `user ${position} of the sandbox`;
  const problem = findProblem(before, row, user, changed);
  if (problem === undefined) return;
  const query = { where: withinIds([row.id])(), limit: 1 };
  const { status, body } = await send("listUsers", { query }, [200, 400]);
  const [listed] = status === 200 ? (body as Body<"listUsers">).objects : [];
  const isWritten = listed !== undefined && findProblem(before, listed as Row, user, changed) === undefined;
  demand(!isWritten, "getUser", `it shows ${user} otherwise than listUsers, which has it as it was written`);
  demand(false, operationId, problem);
}

function findProblem(
  before: Row,
  row: Row,
  user: string,
  changed: Changes[number] | undefined,
): string | undefined {
  for (const [name, value] of Object.entries(changed ?? {})) {
    if (isSameValue(row[name], value)) continue;
    const isCleared = (value ?? null) === null;
    return `the column ${name} of ${user} ${isCleared ? "still has a value" : "does not have the value that it should"}`;
  }
  const others = changedColumns(before, row).filter((name) => !Object.hasOwn(changed ?? {}, name));
  if (others.length > 0) return `${user} was changed where nothing was asked for`;
  if (!changed && row.updated_at !== before.updated_at) return `updated_at of ${user} moved without a change`;
  return row.updated_at < before.updated_at ? `updated_at of ${user} went back` : undefined;
}

/** Reads users as they are now. */
export async function readRows(send: CaseContext["send"], ids: readonly number[]): Promise<Row[]> {
  return Promise.all(
    ids.map(async (id) => {
      const { body } = await send("getUser", { path: { id } });
      demand(body.id === id, "getUser", "the answer is about another user");
      return body as Row;
    }),
  );
}
