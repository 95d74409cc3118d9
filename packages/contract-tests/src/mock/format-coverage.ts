import type { Coverage, OperationCoverage } from "./coverage.ts";

/**
 * The coverage as text for a report: how much was met, a line for each operation and status that was, and what was not.
 *
 * @example
 * Met 1 of 13 operations, 2 of 80 statuses, 2 of 96 examples.
 *   listUsers  200  1 of 5  filtered
 *              401  1 of 1  unauthorized
 *              not 400, 402, 403, 5XX
 * Not called: getUser, …
 */
export function formatCoverage({ operations, met, documented }: Coverage): string {
  const share = (what: keyof Coverage["met"]) => `${met[what]} of ${documented[what]} ${what}`;
  const called = operations.filter((it) => it.met);
  const others = operations.filter((it) => !it.met);
  const width = Math.max(0, ...called.map(({ operationId }) => operationId.length));
  return [
    `Met ${share("operations")}, ${share("statuses")}, ${share("examples")}.`,
    ...called.flatMap((operation) => lines(operation, width)),
    ...(others.length === 0
      ? []
      : [`Not called: ${others.map(({ operationId }) => operationId).join(", ")}`]),
  ].join("\n");
}

function lines({ operationId, statuses }: OperationCoverage, width: number): string[] {
  const met = statuses.flatMap(({ status, met, examples }) => {
    if (!met) return [];
    const names = examples.flatMap(({ name, met }) => (met ? [name] : []));
    const share = examples.length === 0 ? "no body" : `${names.length} of ${examples.length}`;
    return [[status, share, names.join(", ")].join("  ").trimEnd()];
  });
  const missed = statuses.flatMap(({ status, met }) => (met ? [] : [status]));
  const all = missed.length === 0 ? met : [...met, `not ${missed.join(", ")}`];
  return all.map((line, index) => `  ${(index === 0 ? operationId : "").padEnd(width)}  ${line}`);
}
