import type { WhereCondition } from "./where-conditions.ts";

/** A value that a condition compares its column with. */
export interface Compared {
  steps: WhereCondition["steps"];
  value: unknown;
  /** `ordered`: with `$lt` and the like, which take any value of the column's type. */
  how: "equal" | "ordered";
}

/** The values that a condition compares its column with; of an operator that looks into the column, none. */
export function comparedWith({ operators, steps, isBare }: WhereCondition): Compared[] {
  return Object.entries(operators).flatMap(([operator, operand]): Compared[] => {
    const place = isBare ? steps : [...steps, operator];
    const each = (how: Compared["how"]) =>
      (operand as unknown[]).map((value, index) => ({ steps: [...place, index], value, how }));
    switch (operator) {
      case "$eq":
      case "$ne":
        return [{ steps: place, value: operand, how: "equal" }];
      case "$in":
      case "$nin":
        return each("equal");
      case "$lt":
      case "$lte":
      case "$gt":
      case "$gte":
        return [{ steps: place, value: operand, how: "ordered" }];
      case "$range":
        return each("ordered");
      default:
        return [];
    }
  });
}
