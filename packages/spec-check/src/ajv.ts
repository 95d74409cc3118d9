// The one place that knows how Ajv is set up.
import { createRequire } from "node:module";
import type { Ajv2020, ValidateFunction } from "ajv/dist/2020.js";
import type { Spec } from "./spec.ts";

/**
 * Makes what compiles parts of the spec, each once and only when it is first asked for. Ajv itself is loaded then, and not
 * by an import: it would be most of the start of a server.
 *
 * @param allErrors - false to stop at the first one
 */
export function createCompiler(spec: Spec, allErrors: boolean): (schema: object) => ValidateFunction {
  let ajv: Ajv2020 | undefined;
  const compiled = new WeakMap<object, ValidateFunction>();
  return (schema) => {
    ajv ??= createAjv(spec, allErrors);
    const validate = compiled.get(schema) ?? ajv.compile(withAbsoluteRefs(schema) as object);
    compiled.set(schema, validate);
    return validate;
  };
}

function createAjv(spec: Spec, allErrors: boolean): Ajv2020 {
  const require = createRequire(import.meta.url);
  const { Ajv2020 }: typeof import("ajv/dist/2020.js") = require("ajv/dist/2020.js");
  const addFormats: typeof import("ajv-formats") = require("ajv-formats");
  // strict off: the spec is OpenAPI, whose own keywords (discriminator, x-…) mean nothing to JSON Schema.
  // validateSchema off: the spec's own tests hold it to its dialect, and here it would be half of the first check.
  const ajv = new Ajv2020({ strict: false, validateSchema: false, allErrors, verbose: true });
  addFormats.default(ajv);
  return ajv.addSchema(spec, "spec");
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
