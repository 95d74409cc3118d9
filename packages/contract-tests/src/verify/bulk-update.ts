import type { CaseContext } from "./contract.ts";
import { demand } from "./contract-violation.ts";
import { type Changes, demandRows } from "./demand-rows.ts";
import type { Body } from "./operation-id.ts";
import type { Row } from "./provider.ts";
import type { Request } from "./send.ts";

/** The answer to an update of many that was made at once. */
export type BulkResult = Extract<Body<"bulkUpdateUsers">, { succeed: number }>;

/**
 * Updates users of the sandbox with one request.
 *
 * @throws ContractViolation when the answer is not a result at once
 */
export async function bulkUpdate(send: CaseContext["send"], request: Request): Promise<BulkResult> {
  const { body } = await send("bulkUpdateUsers", request);
  demand("succeed" in body, "bulkUpdateUsers", "a few users were updated in the background");
  return body;
}

/**
 * Demands that what an answer says of the rows is what became of them.
 *
 * @param changed - the users that were changed, as they are now
 * @param failed - how many matched and were not changed
 */
export function demandAccount(result: BulkResult, changed: readonly Row[], failed = 0): void {
  const demandThat = (holds: boolean, sentence: string) => demand(holds, "bulkUpdateUsers", sentence);
  demandThat(result.succeed === changed.length, "succeed is not the number of users that were changed");
  const { operation_result: entries } = result;
  if (!entries) return; // a sibling interface leaves it out
  const successes = entries.flatMap((entry) => ("success" in entry ? [entry.success] : []));
  demandThat(successes.length === result.succeed, "succeed is not the number of success entries");
  demandThat(
    entries.length - successes.length === failed,
    "there is not one error entry for each user that failed",
  );
  const times = new Map(successes.map(({ id, updated_at }) => [String(id), updated_at]));
  const isRight = times.size === changed.length && changed.every(({ id }) => times.has(String(id)));
  demandThat(isRight, "the success entries are not about the users that were changed");
  const isInTime = changed.every(({ id, updated_at }) => times.get(String(id)) === updated_at);
  demandThat(isInTime, "updated_at of a success entry is not that of the user");
}

/**
 * Demands changes of the sandbox, and an answer that agrees with them.
 *
 * @returns the users as they are now
 */
export async function demandBulk(
  context: Pick<CaseContext, "send" | "sandbox">,
  result: BulkResult,
  changes: Changes,
): Promise<Row[]> {
  const rows = await demandRows("bulkUpdateUsers", context, changes);
  demandAccount(
    result,
    rows.filter((_, index) => changes[index + 1]),
  );
  return rows;
}
