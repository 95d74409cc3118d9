import { joins, operators } from "./generated/vocabulary.ts";
import { copyJson, isPlainObject } from "./json.ts";
import type { Where } from "./models.ts";
import { refusal } from "./refusal.ts";

/**
 * A copy of a `where` that is fit for a bulk update: it asks something, and in words that the query language has.
 *
 * @throws TypeError that names the place
 */
export function checkFilter(where: Where): Where {
  const copy = isPlainObject(where) ? copyJson(where, "where") : {};
  assertFilter(copy, "where");
  if (asksNothing(copy)) throw refusal("where asks nothing and would match every user");
  return copy as Where;
}

function assertFilter(where: unknown, place: string): void {
  if (!isPlainObject(where)) throw refusal(`${place} is not an object of conditions`);
  for (const [key, value] of Object.entries(where)) {
    if (joins.includes(key)) {
      if (!Array.isArray(value)) throw refusal(`${place}.${key} is not a list`);
      for (const [i, part] of value.entries()) assertFilter(part, `${place}.${key}[${i}]`);
    } else if (!/^_?[A-Za-z]/.test(key)) {
      throw refusal(
        `${place} has ${JSON.stringify(key)}, which is neither a column nor ${joins.join(" or ")}`,
      );
    } else if (["undefined", "null", "NaN"].includes(key)) {
      throw refusal(`${place} has a column ${key}: its name got lost`);
    } else if (typeof value === "object" && value !== null) {
      assertCondition(value, `${place}.${key}`);
    }
  }
}

function assertCondition(condition: object, place: string): void {
  if (Array.isArray(condition)) throw refusal(`${place} is a list, which needs an operator such as $in`);
  if (Object.keys(condition).length === 0) throw refusal(`${place} has no operator`);
  for (const [operator, operand] of Object.entries(condition)) {
    if (!operators.includes(operator)) throw refusal(`${place} has the unknown operator ${operator}`);
    const wantsList = ["$in", "$nin", "$all", "$range"].includes(operator);
    if (wantsList && !Array.isArray(operand)) throw refusal(`${place}.${operator} is not a list`);
  }
}

/**
 * Whether a `where` asks nothing, so that it holds for everyone: `{}`, an `$and` of such, an `$or` with one such, a column
 * without an operator, or with one that every value passes (`$nin: []`, `$contains: ""`). That is what is left of a
 * filter when the value in it got lost.
 */
function asksNothing(where: unknown): boolean {
  if (!isPlainObject(where)) return true;
  return Object.entries(where).every(([key, value]) => {
    if (key === "$and") return (value as unknown[]).every(asksNothing);
    if (key === "$or") return (value as unknown[]).length === 0 || (value as unknown[]).some(asksNothing);
    if (typeof value !== "object" || value === null) return false; // a bare value asks for that value
    return Object.entries(value).every(([operator, operand]) => passesAll(operator, operand));
  });
}

function passesAll(operator: string, operand: unknown): boolean {
  if (operator === "$nin") return (operand as unknown[]).length === 0;
  if (["$contains", "$icontains", "$regex"].includes(operator)) return operand === "" || operand === null;
  return operator === "$options"; // only the flags of a $regex
}
