import type { ErrorObject } from "ajv/dist/2020.js";
import { createCompiler } from "./ajv.ts";
import { showName } from "./show-name.ts";
import { showPlace } from "./show-place.ts";
import type { Spec } from "./spec.ts";

/**
 * Checks a JSON value against a schema of the spec.
 *
 * @param name - what the value is called in the message, for example `where`
 * @returns one sentence about what is wrong and where, without the values; undefined for a valid value
 */
export type CheckJson = (schema: object, value: unknown, name: string) => string | undefined;

export function createCheckJson(spec: Spec): CheckJson {
  const compile = createCompiler(spec, false);
  const compileForAllErrors = createCompiler(spec, true);
  return (schema, value, name) => {
    let validate = compile(schema);
    if (validate(value)) return undefined;
    if (isSmall(value)) {
      validate = compileForAllErrors(schema);
      validate(value);
    }
    return describe(mostTelling(validate.errors ?? []), name);
  };
}

/** Whether it is worth while to look for all errors: the time that takes grows with the square of their number. */
function isSmall(value: unknown): boolean {
  let parts = 0;
  const count = (part: unknown): boolean =>
    ++parts <= 1000 &&
    (typeof part !== "object" || part === null || Object.values(part).every((it) => count(it)));
  return count(value);
}

/** How much a failed keyword tells; 1 for what is not here. Those with 0 only say that another one failed. */
const telling: Record<string, number> = {
  oneOf: 0,
  anyOf: 0,
  if: 0,
  propertyNames: 0,
  required: 2,
  dependentRequired: 2,
  minProperties: 2,
  not: 2,
  pattern: 2,
  additionalProperties: 3,
  maxProperties: 3,
};

/** Of all that failed, in all branches of a oneOf, the deepest is what the author meant. */
function mostTelling(errors: ErrorObject[]): ErrorObject | undefined {
  const weight = ({ keyword, instancePath }: ErrorObject) =>
    instancePath.split("/").length * 10 + (telling[keyword] ?? 1);
  let [most, heaviest] = [errors[0], 0];
  for (const error of inMeantBranch(errors)) {
    const weighed = weight(error);
    if (weighed > heaviest) [most, heaviest] = [error, weighed];
  }
  return most;
}

/** Without the branches that a constant property (`grant_type`, the `type` of a geometry) says are not meant. */
function inMeantBranch(errors: ErrorObject[]): ErrorObject[] {
  const constants = errors.filter(({ keyword }) => keyword === "const");
  const branches = [...new Set(constants.map(({ schemaPath }) => `${schemaPath.split("/properties/")[0]}/`))];
  const meant = errors.filter(({ schemaPath }) => !branches.some((branch) => schemaPath.startsWith(branch)));
  return meant.some(({ keyword }) => telling[keyword] !== 0) ? meant : errors;
}

function describe(error: ErrorObject | undefined, name: string): string {
  if (!error) return `${name} is not valid`;
  const steps = error.instancePath.split("/").slice(1);
  const place = showPlace(
    name,
    steps.map((step) => (/^\d{1,4}$/.test(step) ? Number(step) : step)),
  );
  const { params, propertyName, parentSchema } = error;
  if (propertyName !== undefined) {
    const { description, enum: names, pattern } = parentSchema ?? {};
    const expected = description ?? (names ? `one of ${names.join(", ")}` : `a name that matches ${pattern}`);
    return `${place}: ${showName(propertyName)} is not what must stand here (${expected})`;
  }
  if (error.keyword === "additionalProperties") {
    const unknown = showName(params.additionalProperty);
    return `${place}: unknown ${unknown.startsWith("$") ? "operator" : "property"} ${unknown}`;
  }
  if (error.keyword === "enum") return `${place} must be one of ${params.allowedValues.join(", ")}`;
  if (error.keyword === "const") return `${place} must be ${JSON.stringify(params.allowedValue)}`;
  return `${place} ${error.message}`;
}
