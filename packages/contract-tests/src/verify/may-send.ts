import type { OperationId } from "./operation-id.ts";
import { routeOf } from "./operation-id.ts";
import type { Provider } from "./provider.ts";

/** What decides whether a request may be sent. */
export interface Intent {
  operationId: OperationId;
  path: Readonly<Record<string, unknown>>;
  /** The `where` as it is sent. */
  where: string | undefined;
}

/**
 * The last look before anything leaves: the cases are written not to change what they may not, and this makes sure of it.
 *
 * @throws Error for a write that is not allowed
 */
export function checkMaySend(provider: Provider, { operationId, path, where }: Intent): void {
  const { method } = routeOf(operationId);
  if (method === "get") return;
  if (provider.access === "read-only") throw new Error(`${operationId} would write, and writing is off`);
  if (provider.isDouble || method === "post") return; // POST deals with tokens only
  const allowed = new Set<unknown>([...provider.allowed, provider.absentId]);
  const aimed = operationId === "bulkUpdateUsers" ? idsOf(where) : [path.id];
  if (!aimed?.every((id) => allowed.has(id))) {
    throw new Error(`${operationId} would reach users that were not given, and is not sent`);
  }
}

/** The ids that a filter is limited to, by `{"$and":[{"id":{"$in":[…]}}, …]}`; undefined for any other filter. */
function idsOf(where: string | undefined): unknown[] | undefined {
  try {
    const { $and, ...beside } = JSON.parse(where ?? "");
    const { id, ...besideId } = $and[0];
    const { $in, ...besideIn } = id;
    const isLimited = [beside, besideId, besideIn].every((others) => Object.keys(others).length === 0);
    return isLimited && Array.isArray($in) && $in.length > 0 ? $in : undefined;
  } catch {
    return undefined;
  }
}
