import { joins, operators } from "../generated/vocabulary.ts";
import { copyJson, isPlainObject } from "./json.ts";
import { Refusal } from "./refusal.ts";

/**
 * A copy of a `where` that is fit for a bulk update: it asks something, and in words that the query language has.
 *
 * @throws TypeError that names the place
 */
export function checkFilter(where: unknown): object {
  const copy = isPlainObject(where) ? copyJson(where, "where") : {};
  if (asks(copy, "where")) return copy as object;
  throw new Refusal("where asks nothing and would match every user");
}

/**
 * Whether a `where` asks anything, so that it does not hold for everyone. `{}` does not, nor an `$and` of such, an `$or`
 * with one such, or a column with an operator that every value passes (`$nin: []`, `$contains: ""`). That is what is left
 * of a filter when the value in it got lost.
 */
function asks(where: unknown, place: string): boolean {
  if (!isPlainObject(where)) throw new Refusal(`${place} is not an object of conditions`);
  // Not `some`: every condition is looked at.
  return Object.entries(where)
    .map(([key, value]) => asksOf(key, value, `${place}.${key}`, place))
    .includes(true);
}

function asksOf(key: string, value: unknown, place: string, above: string): boolean {
  if (joins.includes(key)) {
    if (!Array.isArray(value)) throw new Refusal(`${place} is not a list`);
    const answers = value.map((item, index) => asks(item, `${place}[${index}]`));
    return key === "$or" ? answers.length > 0 && !answers.includes(false) : answers.includes(true);
  }
  if (!key || key.startsWith("$")) {
    throw new Refusal(`${above} has "${key}", which is neither a column nor ${joins.join(" or ")}`);
  }
  if (/(^|\.)(undefined|null|NaN|\[object Object])(\.|$)/.test(key)) {
    throw new Refusal(`${above} has a column ${key}: its name got lost`);
  }
  // The largest has 11 digits: who gives milliseconds means everyone, or nobody.
  if (["created_at", "updated_at"].includes(key) && /\d{12}/.test(JSON.stringify(value))) {
    throw new Refusal(`${place} is in milliseconds, and the API counts in seconds`);
  }
  if (typeof value !== "object" || value === null) return true; // a bare value asks for that value
  if (Array.isArray(value)) throw new Refusal(`${place} is a list, which needs an operator such as $in`);
  const conditions = Object.entries(value);
  if (conditions.length === 0) throw new Refusal(`${place} has no operator`);
  return conditions.map(([operator, operand]) => excludes(operator, operand, place)).includes(true);
}

/** Whether an operator excludes anything. */
function excludes(operator: string, operand: unknown, place: string): boolean {
  if (!operators.includes(operator)) throw new Refusal(`${place} has the unknown operator ${operator}`);
  if (["$in", "$nin", "$all", "$range"].includes(operator)) {
    if (!Array.isArray(operand)) throw new Refusal(`${place}.${operator} is not a list`);
    return operator !== "$nin" || operand.length > 0;
  }
  if (["$contains", "$icontains", "$regex"].includes(operator)) return operand !== "" && operand !== null;
  return operator !== "$options"; // only the flags of a $regex
}
