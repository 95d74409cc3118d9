import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { spec } from "./document.ts";

const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);
ajv.addSchema(spec, "spec");

/** The errors of a value under a schema of the document, as text; none for a valid value. */
export function errorsOf(schema: object, value: unknown): string[] {
  const validate = ajv.compile(absolute(schema) as object);
  validate(value);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

/** The errors of a value under `#/components/schemas/{name}`. */
export function errorsOfNamed(name: string, value: unknown): string[] {
  return errorsOf({ $ref: `#/components/schemas/${name}` }, value);
}

/** The same schema with `#/…` references that resolve outside the document. */
function absolute(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(absolute);
  if (typeof schema !== "object" || schema === null) return schema;
  return Object.fromEntries(
    Object.entries(schema).map(([key, value]) => [
      key,
      key === "$ref" && typeof value === "string" ? value.replace(/^#/, "spec#") : absolute(value),
    ]),
  );
}
