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
  assertJson(value, name);
  return JSON.stringify(value);
}

function assertJson(value: unknown, place: string): void {
  switch (typeof value) {
    case "string":
    case "boolean":
      return;
    case "number":
      if (Number.isFinite(value)) return;
      break;
    case "object":
      if (value === null) return;
      // A Date writes itself, an invalid one as null; a Map or a Set would be written as {}.
      if (value instanceof Date && !Number.isNaN(value.getTime())) return;
      if (Array.isArray(value)) {
        // Not forEach: it passes over holes, which JSON fills with null.
        for (let i = 0; i < value.length; i++) assertJson(value[i], `${place}[${i}]`);
        return;
      }
      if (isPlainObject(value)) {
        for (const [key, item] of Object.entries(value)) assertJson(item, `${place}.${key}`);
        return;
      }
  }
  throw new TypeError(`${place} is ${describe(value)}, which JSON cannot carry: nothing was sent`);
}

function isPlainObject(value: object): boolean {
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function describe(value: unknown): string {
  if (typeof value === "number" || value === undefined) return String(value);
  if (value instanceof Date) return "an invalid Date";
  return `a ${typeof value === "object" ? (value?.constructor?.name ?? "strange object") : typeof value}`;
}
