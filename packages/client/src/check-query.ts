import { describeValue } from "./describe-value.ts";
import { queries } from "./generated/vocabulary.ts";
import { isPlainObject } from "./json.ts";
import { refusal } from "./refusal.ts";

interface Bounds {
  minimum?: number;
  maximum?: number;
  values?: readonly number[];
}

/**
 * A copy of the query of an operation, with the parameters that the spec has and within its bounds. What is undefined is
 * left out.
 *
 * @throws TypeError that names the parameter
 */
export function checkQuery<Query extends object>(operationId: keyof typeof queries, query: Query): Query {
  if (!isPlainObject(query)) throw refusal("the query must be a plain object");
  const parameters: Record<string, Bounds> = queries[operationId];
  const given = Object.entries(query).filter(([name, value]) => value !== undefined || name === "where");
  for (const [name, value] of given) {
    const bounds = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
    if (!bounds) throw refusal(`${operationId} has no parameter ${name}`);
    if (!isWithin(value, bounds)) {
      throw refusal(`${name} must be ${describeBounds(bounds)}, but it is ${describeValue(value)}`);
    }
  }
  return Object.fromEntries(given) as Query;
}

function isWithin(value: unknown, { minimum, maximum = Number.MAX_SAFE_INTEGER, values }: Bounds): boolean {
  if (values) return values.includes(value as number);
  return (
    minimum === undefined ||
    (Number.isSafeInteger(value) && (value as number) >= minimum && (value as number) <= maximum)
  );
}

function describeBounds({ minimum, maximum, values }: Bounds): string {
  if (values) return values.join(" or ");
  return `an integer ${maximum === undefined ? `of at least ${minimum}` : `from ${minimum} to ${maximum}`}`;
}
