import { describeValue } from "./describe-value.ts";
import { Refusal } from "./refusal.ts";

/** What `copyJson` gave: it needs no second look when it is written. */
const copies = new WeakSet();

/** Deeper than any filter or column, and far from what the stack holds. */
const deepest = 500;

/**
 * JSON.stringify that changes nothing on the way.
 *
 * `undefined` vanishes in JSON and NaN becomes null. In a filter that means other users (`{ score: undefined }` becomes
 * `{}`, everyone), in an update a column that is lost. So both are refused, with the place where they stand, and so is
 * everything else that JSON.stringify drops or replaces. A Date is written as its ISO text. No `toJSON` is called.
 *
 * @param name - what the value is called in the message, for example `where`
 * @param path - the keys on the way to this value
 * @throws TypeError that names the place, for example `where.score.$lt`
 */
export function toJson(value: unknown, name: string, path: PropertyKey[] = []): string {
  if (value === null || typeof value === "string" || typeof value === "boolean" || Number.isFinite(value)) {
    return JSON.stringify(value);
  }
  if (value instanceof Date && Number.isFinite(+value)) {
    return `"${Date.prototype.toISOString.call(value)}"`;
  }
  if (copies.has(value as object)) return JSON.stringify(value);
  if (path.length > deepest) {
    throw new Refusal(`${placeOf(name, path).slice(0, 40)} is nested in more than ${deepest} levels`);
  }
  const at = (key: PropertyKey, item: unknown) => {
    path.push(key);
    const text = toJson(item, name, path);
    path.pop();
    return text;
  };
  // Array.from: forEach and map pass over holes, which JSON fills with null.
  if (Array.isArray(value)) return `[${Array.from(value, (item, index) => at(index, item))}]`;
  if (isPlainObject(value)) {
    // A key that is a symbol is refused as the value it is.
    return `{${Reflect.ownKeys(value).map((key) => `${JSON.stringify(key)}:${at(key, typeof key === "symbol" ? key : value[key])}`)}}`;
  }
  throw new Refusal(`${placeOf(name, path)} is ${describeValue(value)}, which JSON cannot carry`);
}

function placeOf(name: string, path: PropertyKey[]): string {
  return name + path.map((key) => (typeof key === "number" ? `[${key}]` : `.${String(key)}`)).join("");
}

/**
 * A copy of a value that JSON writes as it is. The value is read once, so that what was checked is what is sent, whatever
 * getters or later changes there are.
 *
 * @throws TypeError that names the place
 */
export function copyJson(value: unknown, place: string): unknown {
  const copy = JSON.parse(toJson(value, place));
  if (typeof copy === "object" && copy !== null) copies.add(copy);
  return copy;
}

/** An object literal, of another realm as well, or one without a prototype. */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
