import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { showName } from "./show-name.ts";
import { spec } from "./spec.ts";

// strict off: the spec is OpenAPI, whose own keywords (discriminator, x-…) mean nothing to JSON Schema.
const ajv = new Ajv2020({ strict: false, allErrors: true, verbose: true });
addFormats.default(ajv);
ajv.addSchema(spec, "spec");

const compiled = new WeakMap<object, ValidateFunction>();

/**
 * Checks a JSON value against a schema of the spec.
 *
 * @param name - what the value is called in the message, for example `where`
 * @returns one sentence about what is wrong and where, without the values; undefined for a valid value
 */
export function checkJson(schema: object, value: unknown, name: string): string | undefined {
  let validate = compiled.get(schema);
  if (!validate) {
    validate = ajv.compile(withAbsoluteRefs(schema) as object);
    compiled.set(schema, validate);
  }
  return validate(value) ? undefined : describe(mostTelling(validate.errors ?? []), name);
}

/** The schema is a part of the spec: its `#/…` must be looked up there and not in the part. */
function withAbsoluteRefs(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withAbsoluteRefs);
  if (typeof schema !== "object" || schema === null) return schema;
  return Object.fromEntries(
    Object.entries(schema).map(([key, value]) => [
      key,
      key === "$ref" && typeof value === "string" ? value.replace(/^#/, "spec#") : withAbsoluteRefs(value),
    ]),
  );
}

/** How much a failed keyword tells; 1 for what is not here. Those with 0 only say that another one failed. */
const telling: Record<string, number> = {
  oneOf: 0,
  anyOf: 0,
  if: 0,
  propertyNames: 0,
  required: 2,
  dependentRequired: 2,
  not: 2,
  pattern: 2,
  additionalProperties: 3,
};

/** Of all that failed, in all branches of a oneOf, the deepest is what the author meant. */
function mostTelling(errors: ErrorObject[]): ErrorObject | undefined {
  const weight = ({ keyword, instancePath }: ErrorObject) =>
    instancePath.split("/").length * 10 + (telling[keyword] ?? 1);
  return inMeantBranch(errors).toSorted((a, b) => weight(b) - weight(a))[0];
}

/** Without the branches that a constant property (`grant_type`, the `type` of a geometry) says are not meant. */
function inMeantBranch(errors: ErrorObject[]): ErrorObject[] {
  const branches = errors
    .filter(({ keyword }) => keyword === "const")
    .map(({ schemaPath }) => `${schemaPath.split("/properties/")[0]}/`);
  const meant = errors.filter(({ schemaPath }) => !branches.some((branch) => schemaPath.startsWith(branch)));
  return meant.some(({ keyword }) => telling[keyword] !== 0) ? meant : errors;
}

function describe(error: ErrorObject | undefined, name: string): string {
  if (!error) return `${name} is not valid`;
  const steps = error.instancePath.split("/").slice(1);
  const place = steps.reduce(
    (path, step) => path + (/^\d{1,4}$/.test(step) ? `[${step}]` : `.${showName(step)}`),
    name,
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
