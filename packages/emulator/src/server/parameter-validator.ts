import type { SpecCheck } from "@minapp-users/spec-check";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import type { FastifySchemaCompiler } from "fastify";
import { unsortable } from "../order-by.ts";
import { Refusal } from "../refusal.ts";

/**
 * Makes what Fastify validates parameters with: texts become numbers, defaults are filled in, and ranges are checked. Each
 * schema is compiled when it is first needed, since that is what a start takes longest for. Bodies were checked before.
 */
export function parameterValidator({ checkJson }: SpecCheck): FastifySchemaCompiler<object> {
  let ajv: Ajv2020 | undefined;
  const create = () => {
    // strict off: the schemas are OpenAPI's.
    const created = new Ajv2020({ strict: false, coerceTypes: true, useDefaults: true });
    addFormats.default(created);
    return created;
  };
  return ({ schema, httpPart }) => {
    if (httpPart === "body") return () => true;
    let validate: ValidateFunction | undefined;
    return (data: Record<string, unknown>) => {
      if (!validate) {
        ajv ??= create();
        validate = ajv.compile(schema);
      }
      if (validate(data)) return { value: data };
      const [error] = validate.errors ?? [];
      const [, name = ""] = error?.instancePath.split("/") ?? [];
      const { properties } = schema as { properties?: Record<string, object> };
      return { error: describe(name, data[name], properties?.[name] ?? {}, checkJson) };
    };
  };
}

function describe(name: string, value: unknown, schema: object, checkJson: SpecCheck["checkJson"]): Refusal {
  if (name === "order_by" && typeof value === "string") {
    // The pattern says which columns are refused: each key by itself shows whether it is one of them.
    const keys = value.split(",").map((key) => key.replace(/^-/, ""));
    const refused = keys.find(
      (key) => checkJson(schema, key, name) !== undefined && /^_?[A-Za-z]\w*$/.test(key),
    );
    if (refused) return unsortable(refused);
    return new Refusal(
      400,
      "order_by must be the names of columns, separated by commas, each with a minus sign for descending order",
    );
  }
  return new Refusal(400, checkJson(schema, value, name) ?? `${name} is not valid`);
}
