import type { Provider, Row } from "./provider.ts";
import { sandboxSize } from "./sandbox-values.ts";
import type { Send } from "./send.ts";

/**
 * Finds out what the cases need to know: users to look at or to change, how many there are, and an id that nobody has. It only
 * reads.
 *
 * @param ids - the users to take; any when left out
 * @throws ContractViolation when the provider does not answer as it must
 */
export async function getAcquainted(
  send: Send,
  ids: readonly number[] | undefined,
): Promise<Pick<Provider, "users" | "absentId" | "userCount">> {
  const { body } = await send("listUsers", {
    query: { limit: ids ? 1 : sandboxSize, return_total_count: 1 },
  });
  const users: Row[] = [];
  for (const id of ids ?? (body.objects as Row[]).map((row) => row.id)) {
    users.push((await send("getUser", { path: { id } })).body as Row);
  }
  users.sort((a, b) => a.id - b.id);
  return { users, userCount: body.meta.total_count, absentId: await findAbsentId(send) };
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
