import { accountFields, columnOperations, updateParts } from "./generated/vocabulary.ts";
import { copyJson, isPlainObject } from "./json.ts";
import type { AccountUpdate, UserUpdate } from "./models.ts";
import { refusal } from "./refusal.ts";

/**
 * A copy of an update of columns that writes something, with no operation that the API does not have: a misspelt one
 * would be stored as a value, or refused for one user after another.
 *
 * @throws TypeError that names the place
 */
export function checkUpdate(update: UserUpdate): UserUpdate {
  const copy = copyNonEmpty(update);
  for (const [key, value] of Object.entries(copy)) {
    if (!key.startsWith("$")) assertColumn(value, `body.${key}`);
    else if (!updateParts.includes(key)) throw refusal(`body has the unknown part ${key}`);
    else if (!isPlainObject(value) || Object.keys(value).length === 0)
      throw refusal(`body.${key} has no column`);
    else if (key === "$set")
      for (const [name, it] of Object.entries(value)) assertColumn(it, `body.$set.${name}`);
  }
  return copy as UserUpdate;
}

/**
 * A copy of an update of a login that writes something, with no field that the API does not have.
 *
 * @throws TypeError that names the field
 */
export function checkAccountUpdate(update: AccountUpdate): AccountUpdate {
  const copy = copyNonEmpty(update);
  const unknown = Object.keys(copy).find((key) => !accountFields.includes(key));
  if (unknown !== undefined)
    throw refusal(`body has the unknown field ${unknown} (${accountFields.join(", ")})`);
  return copy as AccountUpdate;
}

function copyNonEmpty(update: unknown): Record<string, unknown> {
  if (!isPlainObject(update) || Reflect.ownKeys(update).length === 0) {
    throw refusal("the update has nothing to write");
  }
  return copyJson(update, "body") as Record<string, unknown>;
}

function assertColumn(value: unknown, place: string): void {
  if (!isPlainObject(value)) return;
  const keys = Object.keys(value);
  const operations = keys.filter((key) => key.startsWith("$"));
  const unknown = operations.find((key) => !columnOperations.includes(key));
  if (unknown !== undefined) throw refusal(`${place} has the unknown operation ${unknown}`);
  if (operations.length > 0 && keys.length > 1) throw refusal(`${place} has more than one operation`);
}
