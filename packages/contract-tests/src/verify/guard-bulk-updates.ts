import { ContractViolation } from "./contract-violation.ts";
import type { Body } from "./operation-id.ts";
import type { Provider, Row } from "./provider.ts";
import { withinIds } from "./sandbox.ts";
import type { Send } from "./send.ts";

/** Why no more updates of many are sent. */
let stopped: string | undefined;
/** How far it is known that an update of nobody reaches nobody. */
let trial: "due" | "under way" | "done" = "due";

/** What the guard needs. */
interface Guarded {
  provider: Provider;
  send: Send;
  /** Ends the case. */
  skip: (because: string) => never;
}

/**
 * Looks, before an update of many is sent to a provider with real users, whom it would reach: first whether an update of
 * nobody reaches nobody, since a provider can understand a filter in a list and ignore it in an update, then whom the list
 * finds by the same filter.
 *
 * @throws ContractViolation when it would reach others than the users that were named
 */
export async function lookBeforeBulkUpdate(guarded: Guarded, where: string | undefined): Promise<void> {
  if (trial === "under way") return; // this is it
  if (stopped !== undefined) throw new ContractViolation(stopped);
  const { provider, send, skip } = guarded;
  if (trial === "due") await tryOnNobody(guarded);
  const { status, body } = await send("listUsers", { query: { where, limit: 1000 } }, [200, 400]);
  if (status === 400) skip("a filter that the list refuses is not tried on real users");
  const found = (body as Body<"listUsers">).objects as Row[];
  if (!found.every(({ id }) => provider.allowed.includes(id))) {
    throw new ContractViolation("listUsers: a filter by id found other users, so no update was sent with it");
  }
}

/** At most one user is met if the filter is ignored, and nothing of it changes but `updated_at`. */
async function tryOnNobody({ provider, send, skip }: Guarded): Promise<void> {
  const { absentId, columns } = provider;
  if (absentId === undefined) skip("no id is known that has no user, to try an update of nobody with");
  const { array } = columns;
  if (array === null) skip("without an array column, there is no update of nobody that is safe to try");
  trial = "under way";
  stopped = "bulkUpdateUsers: an update of nobody was not answered as one, so no update of many is sent";
  const { body } = await send("bulkUpdateUsers", {
    query: { where: withinIds([absentId as number])(), limit: 1 },
    body: { [array as string]: { $remove: ["nobody has this"] } },
  }).finally(() => {
    trial = "done"; // however it went
  });
  if ("succeed" in body && body.succeed === 0 && (body.operation_result ?? []).length === 0)
    stopped = undefined;
  else throw new ContractViolation(stopped);
}

/**
 * Looks at what an update of many says of itself, and lets no other one follow if it reached users that were not named.
 *
 * @param answer - its body, of whatever shape
 */
export function lookAfterBulkUpdate({ allowed }: Provider, answer: string): void {
  const strangers = `bulkUpdateUsers: an update reached users that were not named, so no other one is sent`;
  try {
    const { succeed = 0, operation_result = [], operation_id } = JSON.parse(answer) as Record<string, never>;
    const ids = [...(operation_result as { success?: { id: unknown } }[])].flatMap(
      ({ success }) => success?.id ?? [],
    );
    const isWithin = ids.every((id) => allowed.includes(Number(id)));
    if (operation_id !== undefined || succeed > allowed.length || !isWithin) stopped = strangers;
  } catch {
    // Not JSON: nothing is known of it.
  }
  if (stopped === strangers) throw new ContractViolation(stopped);
}
