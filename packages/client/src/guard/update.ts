import { accountFields, columnOperations, unrepeatable, updateParts } from "../generated/vocabulary.ts";
import { copyJson, isPlainObject } from "./json.ts";
import { Refusal } from "./refusal.ts";

/** An update that was checked. */
export interface CheckedUpdate {
  body: Record<string, unknown>;
  /** Why the update must not be sent twice, if it must not. */
  once: string | undefined;
}

/**
 * A copy of an update of columns that writes something, with no operation that the API does not have: a misspelt one
 * would be stored as a value, or refused for one user after another.
 *
 * @throws TypeError that names the place
 */
export function checkUpdate(update: unknown): CheckedUpdate {
  const body = copyNonEmpty(update);
  const used = Object.entries(body).flatMap(([key, value]) => {
    if (!key.startsWith("$")) return operationOf(value, `body.${key}`);
    if (!updateParts.includes(key)) throw new Refusal(`body has the unknown part ${key}`);
    const columns = isPlainObject(value) ? Object.entries(value) : [];
    if (columns.length === 0) throw new Refusal(`body.${key} has no column`);
    return key === "$set" ? columns.map(([name, it]) => operationOf(it, `body.$set.${name}`)) : [];
  });
  const twice = used.find((operation) => operation && unrepeatable.includes(operation));
  return { body, once: twice && `${twice} would apply twice` };
}

/**
 * A copy of an update of a login that writes something, with no field that the API does not have.
 *
 * @throws TypeError that names the field
 */
export function checkAccountUpdate(update: unknown): Record<string, unknown> {
  const body = copyNonEmpty(update);
  const unknown = Object.keys(body).find((key) => !accountFields.includes(key));
  if (unknown === undefined) return body;
  throw new Refusal(`body has the unknown field ${unknown} (${accountFields.join(", ")})`);
}

function copyNonEmpty(update: unknown): Record<string, unknown> {
  const copy = isPlainObject(update) ? (copyJson(update, "body") as Record<string, unknown>) : {};
  if (Object.keys(copy).length > 0) return copy;
  throw new Refusal("the update has nothing to write");
}

/** The operation on a column, undefined for a plain value. */
function operationOf(value: unknown, place: string): string | undefined {
  const keys = isPlainObject(value) ? Object.keys(value) : [];
  const operation = keys.find((key) => key.startsWith("$"));
  if (operation === undefined) return;
  const unknown = keys.find((key) => key.startsWith("$") && !columnOperations.includes(key));
  if (unknown !== undefined) throw new Refusal(`${place} has the unknown operation ${unknown}`);
  if (keys.length > 1) throw new Refusal(`${place} has more than one operation`);
  return operation;
}
