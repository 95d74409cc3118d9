/**
 * Whether a `where` asks nothing, so that every user fits: what is left of a filter when the value in it got lost. The
 * client refuses a bulk update with one; a test of the docs holds both to the same verdict.
 *
 * - What is no object at all, and `{}`.
 * - `$and` of nothing but such. `$or` with one such, or with nothing.
 * - A column with no operator, or only with those that every value passes (`$nin: []`, `$contains: ""`).
 *
 * @param where - any JSON; what is wrong in it otherwise is not said here
 */
export function fitsEveryone(where: unknown): boolean {
  if (!isObject(where)) return true;
  return Object.entries(where).every(([name, asked]) => {
    if (name === "$and") return Array.isArray(asked) && asked.every(fitsEveryone);
    if (name === "$or") return Array.isArray(asked) && (asked.length === 0 || asked.some(fitsEveryone));
    return isObject(asked) && Object.entries(asked).every(([operator, operand]) => passes(operator, operand));
  });
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether every value passes an operator. */
function passes(operator: string, operand: unknown): boolean {
  switch (operator) {
    case "$nin":
      return Array.isArray(operand) && operand.length === 0;
    case "$contains":
    case "$icontains":
    case "$regex":
      return operand === "" || operand === null;
    case "$options": // only the flags of a $regex
      return true;
    default:
      return false;
  }
}
