import type { Route } from "@minapp-users/spec-check";
import type { ColumnNames } from "./column-kinds.ts";
import type { Provider } from "./provider.ts";
import { withinIds } from "./sandbox.ts";
import type { Request } from "./send.ts";

/**
 * A right request of an operation that does no harm if a provider that should refuse it does not: it reads, or it writes what
 * the sandbox gets back.
 *
 * @param id - for the path; that of a user of the sandbox when left out, or the one of the spec's example for a mock
 */
export function harmlessRequest(
  { users: [user], columns }: Provider,
  { method, operation, parameters }: Route,
  id?: unknown,
): Request {
  const inPath = parameters.filter((it) => it.in === "path");
  const path = Object.fromEntries(
    inPath.map(({ name, example }) => [name, id ?? (name === "id" && user ? user.id : example)]),
  );
  if (method === "get") return { path };
  switch (operation.operationId) {
    case "updateUserAccount":
      return { path, body: { username: user?._username ?? null } };
    case "bulkUpdateUsers":
      // To a mock the id says nothing.
      return { query: { where: withinIds([user?.id ?? 1])(), limit: 1 }, body: bodyFor(columns) };
    default:
      return { path, body: bodyFor(columns) };
  }
}

function bodyFor({ second_text, text, ...others }: ColumnNames): object {
  const name = second_text ?? text;
  if (name !== null) return { [name]: "by the contract suite" };
  const any = Object.values(others).find((it) => it !== null);
  return any === undefined ? { $unset: { contract_kit: "" } } : { [any]: null };
}
