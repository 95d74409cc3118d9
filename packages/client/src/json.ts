import { describeValue } from "./describe-value.ts";
import { refusal } from "./refusal.ts";

/**
 * JSON.stringify that changes nothing on the way.
 *
 * `undefined` vanishes in JSON and NaN becomes null. In a filter that means other users (`{ score: undefined }` becomes
 * `{}`, everyone), in an update a column that is lost. So both are refused, with the place where they stand.
 *
 * @param name - what the value is called in the message, for example `where`
 * @throws TypeError that names the place, for example `where.score.$lt`
 */
export function encodeJson(value: unknown, name: string): string {
  return JSON.stringify(copyJson(value, name));
}

/** Deeper than any filter or column, and far from what the stack holds. */
const deepest = 500;

/**
 * A copy of a value that JSON writes as it is. The value is read once, so that what was checked is what is sent, whatever
 * getters, `toJSON` methods or later changes there are.
 *
 * @throws TypeError that names the place
 */
export function copyJson(value: unknown, place: string, above: readonly object[] = []): unknown {
  switch (typeof value) {
    case "string":
    case "boolean":
      return value;
    case "number":
      if (Number.isFinite(value)) return value;
      break;
    case "object":
      if (value === null) return value;
      if (above.includes(value)) throw unwritable(place, "a part of itself");
      if (above.length > deepest)
        throw unwritable(place.slice(0, 40), `nested in more than ${deepest} levels`);
      // A Date writes itself, an invalid one as null; a Map or a Set would be written as {}.
      if (value instanceof Date && !Number.isNaN(value.getTime()))
        return Date.prototype.toISOString.call(value);
      if (Array.isArray(value)) return copyList(value, place, [...above, value]);
      if (isPlainObject(value)) return copyObject(value, place, [...above, value]);
  }
  throw unwritable(place, describeValue(value));
}

function copyList(list: unknown[], place: string, above: readonly object[]): unknown[] {
  // By index: forEach and map pass over holes, which JSON fills with null.
  const copy = Array.from({ length: list.length }, (_, i) => copyJson(list[i], `${place}[${i}]`, above));
  return Object.defineProperty(copy, "toJSON", { value: undefined }); // some libraries give one to all lists
}

function copyObject(object: object, place: string, above: readonly object[]): object {
  const copy: Record<string, unknown> = Object.create(null);
  for (const key of Reflect.ownKeys(object)) {
    if (typeof key === "symbol" || !Object.prototype.propertyIsEnumerable.call(object, key)) {
      throw unwritable(`${place}.${String(key)}`, "a symbol or hidden");
    }
    copy[key] = copyJson((object as Record<string, unknown>)[key], `${place}.${key}`, above);
  }
  return copy;
}

/** An object literal, of another realm as well, or one without a prototype. */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value) || isRawJson(value)) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** What `JSON.rawJSON` gives: an object that is written as any JSON. */
function isRawJson(value: object): boolean {
  return (JSON as { isRawJSON?: (value: unknown) => boolean }).isRawJSON?.(value) ?? false;
}

function unwritable(place: string, what: string): TypeError {
  return refusal(`${place} is ${what}, which JSON cannot carry`);
}
