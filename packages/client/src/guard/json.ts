import { describeValue } from "./describe-value.ts";
import { Refusal } from "./refusal.ts";

/** Deeper than any filter or column, and far from what the stack holds. */
const deepest = 500;

/**
 * JSON.stringify that changes nothing on the way.
 *
 * `undefined` vanishes in JSON and NaN becomes null. In a filter that means other users (`{ score: undefined }` becomes
 * `{}`, everyone), in an update a column that is lost. So both are refused, with the place where they stand, and so is
 * everything else that JSON.stringify drops or replaces. A Date is written as its ISO text. No `toJSON` is called.
 *
 * @param place - what the value is called in the message, for example `where`
 * @throws TypeError that names the place, for example `where.score.$lt`
 */
export function toJson(value: unknown, place: string, depth = 0): string {
  if (value === null || ["string", "boolean"].includes(typeof value) || Number.isFinite(value)) {
    return JSON.stringify(value);
  }
  if (value instanceof Date && Number.isFinite(+value)) {
    return `"${Date.prototype.toISOString.call(value)}"`;
  }
  if (depth > deepest) throw new Refusal(`${place.slice(0, 40)} is nested in more than ${deepest} levels`);
  if (Array.isArray(value)) {
    // Array.from: forEach and map pass over holes, which JSON fills with null.
    return `[${Array.from(value, (item, index) => toJson(item, `${place}[${index}]`, depth + 1))}]`;
  }
  if (isPlainObject(value)) {
    return `{${Reflect.ownKeys(value).map((key) => {
      const at = `${place}.${String(key)}`;
      // A key that is a symbol is refused as the value it is.
      return `${JSON.stringify(key)}:${toJson(typeof key === "symbol" ? key : value[key], at, depth + 1)}`;
    })}}`;
  }
  throw new Refusal(`${place} is ${describeValue(value)}, which JSON cannot carry`);
}

/**
 * A copy of a value that JSON writes as it is. The value is read once, so that what was checked is what is sent, whatever
 * getters or later changes there are.
 *
 * @throws TypeError that names the place
 */
export function copyJson(value: unknown, place: string): unknown {
  return JSON.parse(toJson(value, place));
}

/** An object literal, of another realm as well, or one without a prototype. */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
