import { describeValue } from "./describe-value.ts";
import { Refusal } from "./refusal.ts";

/**
 * Fills a path template of the spec.
 *
 * Every path parameter of this API is a positive integer, and `PUT …/user_profile/{id}/` without its id is the update of
 * all users. So whatever is not such an integer is refused before a request exists: an empty id, `.` and `..` (which a
 * URL swallows, however encoded), NaN, fractions, objects, and a parameter that is missing.
 *
 * @throws TypeError that names the parameter
 */
export function fillPath(template: string, params: Record<string, unknown>): string {
  return template.replace(/\{([^{}]+)\}/g, (_, name: string) => checkId(params[name], name));
}

/**
 * The id that a walk begins after, as a number.
 *
 * @throws TypeError when it is not a positive integer, or one that a number cannot hold exactly
 */
export function checkAfter(value: unknown): number {
  const after = Number(checkId(value, "after"));
  if (Number.isSafeInteger(after)) return after;
  throw new Refusal("after is larger than a number can hold exactly");
}

/**
 * An id in decimal digits, without a sign or a leading zero; 19 digits are what an int64 takes.
 *
 * @throws TypeError that names the parameter, when it is not a positive integer
 */
export function checkId(value: unknown, name: string): string {
  const isId = typeof value === "string" ? /^[1-9]\d{0,18}$/.test(value) : Number.isSafeInteger(value);
  if (isId && (value as number) > 0) return String(value);
  throw new Refusal(`${name} must be a positive integer, but it is ${describeValue(value)}`);
}
