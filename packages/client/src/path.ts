import { describeValue } from "./describe-value.ts";
import { refusal } from "./refusal.ts";

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
  return template.replace(/\{([^{}]+)\}/g, (_, name: string) => formatId(params[name], name));
}

/** A positive integer in decimal, without a sign or a leading zero; 19 digits are what an int64 takes. */
const decimal = /^[1-9][0-9]{0,18}$/;

function formatId(value: unknown, name: string): string {
  if (typeof value === "number" && Number.isSafeInteger(value) && value > 0) return String(value);
  if (typeof value === "string" && decimal.test(value)) return value;
  throw refusal(`${name} must be a positive integer, but it is ${describeValue(value)}`);
}
