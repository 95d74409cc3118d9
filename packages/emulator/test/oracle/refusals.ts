import type { ColumnType } from "../../src/columns/column.ts";
import { columns } from "./columns.ts";
import type { Leaf } from "./tree.ts";

const presence = ["$isnull", "$exists"];
const equality = ["$eq", "$ne", "$in", "$nin", ...presence];
const ordering = ["$lt", "$lte", "$gt", "$gte", "$range"];
const places = ["$within", "$intersects", "$center", "$nearsphere"];

/**
 * The operators of each type in any of the three tables of minapp-facts.md, 3.3, and what follows from them: a negation
 * for each equality, and an order for text, which can be sorted.
 */
export const taken: Record<ColumnType, readonly string[]> = {
  string: [...equality, ...ordering, "$contains", "$icontains", "$regex"],
  integer: [...equality, ...ordering],
  number: [...equality, ...ordering],
  date: [...equality, ...ordering],
  boolean: equality,
  array: [...equality, "$all"],
  object: ["$eq", "$ne", "$has_key", ...presence],
  file: presence,
  geojson: [...places, ...presence],
  reference: equality,
};

const fits: Partial<Record<ColumnType, (value: unknown) => boolean>> = {
  string: (value) => typeof value === "string",
  integer: (value) => typeof value === "number",
  number: (value) => typeof value === "number",
  boolean: (value) => typeof value === "boolean",
  date: (value) => typeof value === "string" && isDate(value),
  reference: (value) => typeof value === "string" || Number.isSafeInteger(value),
};

/** As ISO 8601 has it: a day, or a day with a time, with an offset or without. */
function isDate(text: string): boolean {
  return /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/.test(text);
}

/** Whether a condition is one that the service answers with 400: "a bad operator or value" (minapp-facts.md, 3.2). */
export function isRefused({ name, operator, operand }: Leaf): boolean {
  const column = columns.get(name);
  if (!column) return places.includes(operator);
  if (!taken[column.type].includes(operator)) return true;
  if (![...equality, ...ordering, "$all"].includes(operator) || presence.includes(operator)) return false;
  // Of these nothing is looked at, see the differences.
  if (column.items === "date" || column.items === "object") return false;
  const fit = fits[column.type === "array" ? (column.items ?? "string") : column.type];
  if (!fit) return false;
  const isMember = (value: unknown) =>
    value === null || fit(value) || (column.type === "array" && Array.isArray(value));
  if (operator === "$range") return !(operand as unknown[]).every(fit);
  if (ordering.includes(operator)) return !fit(operand);
  return !(operator === "$eq" || operator === "$ne"
    ? isMember(operand)
    : (operand as unknown[]).every(isMember));
}
