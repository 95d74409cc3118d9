/** A condition on a column, somewhere within a `where`. */
export interface WhereCondition {
  column: string;
  /** From the `where` on: names of columns and operators, and indexes. */
  steps: (string | number)[];
  /** Its operators; a bare value is `$eq`. */
  operators: Record<string, unknown>;
  isBare: boolean;
}

/**
 * Every condition of a `where`, in its order.
 *
 * @param where - fits the spec
 */
export function* whereConditions(
  where: unknown,
  steps: WhereCondition["steps"] = [],
): Generator<WhereCondition> {
  for (const [name, value] of Object.entries(where as Record<string, unknown>)) {
    if (name === "$and" || name === "$or") {
      for (const [index, branch] of (value as unknown[]).entries()) {
        yield* whereConditions(branch, [...steps, name, index]);
      }
    } else {
      const isBare = typeof value !== "object" || value === null;
      const operators = isBare ? { $eq: value } : (value as Record<string, unknown>);
      yield { column: name, steps: [...steps, name], operators, isBare };
    }
  }
}
