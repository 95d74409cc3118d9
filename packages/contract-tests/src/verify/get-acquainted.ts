import { demand } from "./contract-violation.ts";
import type { Provider, Row } from "./provider.ts";
import { sandboxSize } from "./sandbox-values.ts";
import type { Send } from "./send.ts";
import { WrongOptions } from "./wrong-options.ts";

/**
 * Finds out what the cases need to know: users to look at or to change, how many there are, and an id that nobody has. It only
 * reads.
 *
 * @param ids - the users to take; when left out, some: of real users the oldest, whom fewer others change meanwhile
 * @throws ContractViolation when the provider does not answer as it must, WrongOptions when a user that was named does not
 * exist
 */
export async function getAcquainted(
  send: Send,
  { ids, isDouble }: { ids: readonly number[] | undefined; isDouble: boolean },
): Promise<Pick<Provider, "users" | "allowed" | "absentId" | "userCount">> {
  const { body } = await send("listUsers", {
    query: {
      limit: ids ? 1 : sandboxSize,
      return_total_count: 1,
      order_by: isDouble ? undefined : "created_at,id",
    },
  });
  const allowed = [...(ids ?? (body.objects as Row[]).map((row) => row.id))].sort((a, b) => a - b);
  const users: Row[] = [];
  for (const [index, id] of allowed.entries()) {
    const answer = await send("getUser", { path: { id } }, ids ? [200, 404] : [200]);
    if (answer.status === 404)
      throw new WrongOptions(`of the users that were named, number ${index + 1} by id does not exist`);
    const row = answer.body as Row;
    demand(row.id === id, "getUser", "the answer is about another user");
    users.push(row);
  }
  return { users, allowed, userCount: body.meta.total_count, absentId: await findAbsentId(send) };
}

/** Some ids that nobody should have. The answer decides. */
const candidates = [999_999_999_999_937, 999_999_999_999_877, 999_999_999_999_809];

async function findAbsentId(send: Send): Promise<number | undefined> {
  for (const id of candidates) {
    const { status } = await send("getUser", { path: { id } }, [200, 404]);
    if (status === 404) return id;
  }
  return undefined;
}
