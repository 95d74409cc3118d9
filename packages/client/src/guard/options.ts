import { describeValue } from "./describe-value.ts";
import { isPlainObject } from "./json.ts";
import { Refusal } from "./refusal.ts";

/**
 * The names that are allowed, each with the smallest and largest integer, with `false` for true or false, or with nothing
 * for any value.
 */
export type Bounds = Readonly<Record<string, readonly [minimum?: number | false, maximum?: number]>>;

/**
 * A copy of the options that a method is given: known ones, within their bounds. What is undefined is left out, except
 * `where`: there it is a filter that got lost.
 *
 * @throws TypeError that names the option
 */
export function checkOptions<Options extends object>(
  given: Options,
  method: string,
  bounds: Bounds,
): Options {
  if (!isPlainObject(given)) throw new Refusal("the options must be a plain object");
  const options = Object.entries(given).filter(([name, value]) => value !== undefined || name === "where");
  for (const [name, value] of options as [string, number][]) {
    if (!Object.hasOwn(bounds, name)) throw new Refusal(`${method} has no option ${name}`);
    const [minimum, maximum = Number.MAX_SAFE_INTEGER] = bounds[name] ?? [];
    if (name === "signal" && !("aborted" in Object(value))) {
      throw new Refusal(`signal must be an AbortSignal, but it is ${describeValue(value)}`);
    }
    if (minimum === undefined || (minimum === false && typeof value === "boolean")) continue;
    if (minimum !== false && Number.isSafeInteger(value) && value >= minimum && value <= maximum) continue;
    const allowed = minimum === false ? "true or false" : `an integer from ${minimum} to ${maximum}`;
    throw new Refusal(`${name} must be ${allowed}, but it is ${describeValue(value)}`);
  }
  return Object.fromEntries(options) as Options;
}

/** Those of the options that have one of these names: the parameters of an operation. */
export function pick<Options extends object>(options: Options, names: object): Partial<Options> {
  return Object.fromEntries(Object.entries(options).filter(([name]) => name in names)) as Partial<Options>;
}
