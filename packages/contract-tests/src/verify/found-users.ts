import { demand } from "./contract-violation.ts";
import type { OperationId } from "./operation-id.ts";
import type { Row } from "./provider.ts";
import { finds } from "./where-oracle.ts";

/** What a list found, and what it should have. */
export interface Found {
  /** The users that the filter is about, in the order in which the suite counts them. */
  rows: readonly Row[];
  /** The users that were found, of a request that is limited to `rows`. */
  found: readonly Row[];
  where: object;
  /** What it is called in a message. */
  what: string;
}

/**
 * Demands that a list found the users that the spec says, each once and no others.
 *
 * @throws ContractViolation which names users by their place in the sandbox
 */
export function demandFound(operationId: OperationId, { rows, found, where, what }: Found): void {
  const ids = found.map(({ id }) => id);
  demand(new Set(ids).size === ids.length, operationId, `${what} found a user twice on one page`);
  const known = new Set(rows.map(({ id }) => id));
  demand(
    ids.every((id) => known.has(id)),
    operationId,
    `${what} found others than the users to which an $and with an $in on id limits it`,
  );
  const places = (wanted: (row: Row) => boolean) =>
    rows.flatMap((row, index) => (wanted(row) ? [index + 1] : []));
  const actual = places(({ id }) => ids.includes(id));
  const expected = places((row) => finds(where, row) === "yes");
  const forbidden = places((row) => finds(where, row) === "no");
  const isRight =
    expected.every((place) => actual.includes(place)) && !actual.some((place) => forbidden.includes(place));
  demand(isRight, operationId, `${what} found ${show(actual)}, and should find ${show(expected)}`);
}

/** `users 2 and 4 of the sandbox` */
function show(places: readonly number[]): string {
  if (places.length === 0) return "nobody";
  const [last, ...others] = [...places].reverse();
  return others.length === 0
    ? `user ${last} of the sandbox`
    : `users ${others.reverse().join(", ")} and ${last} of the sandbox`;
}
