/**
 * Whether a `where` asks nothing, so that it holds for everyone: `{}`, an `$and` of such, an `$or` with one such, a column
 * without an operator, or with one that every value passes (`$nin: []`, `$contains: ""`). That is what is left of a
 * filter when the value in it got lost.
 */
export function asksNothing(where: unknown): boolean {
  if (typeof where !== "object" || where === null || Array.isArray(where)) return true;
  return Object.entries(where).every(([key, value]) => {
    if (key === "$and") return asArray(value).every(asksNothing);
    if (key === "$or") return asArray(value).length === 0 || asArray(value).some(asksNothing);
    if (typeof value !== "object" || value === null) return false; // a bare value asks for that value
    return Object.entries(value).every(([operator, operand]) => passesAll(operator, operand));
  });
}

function passesAll(operator: string, operand: unknown): boolean {
  if (operator === "$nin") return Array.isArray(operand) && operand.length === 0;
  if (["$contains", "$icontains", "$regex"].includes(operator)) return operand === "";
  return operator === "$options"; // only the flags of a $regex
}

function asArray(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
