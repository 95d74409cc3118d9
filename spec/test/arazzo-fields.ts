import { type Operation, operations, resolve } from "./document.ts";

/** A schema, as far as names of properties are looked for in it. */
interface Schema {
  $ref?: string;
  properties?: Record<string, Schema>;
  items?: Schema;
  oneOf?: Schema[];
  additionalProperties?: unknown;
}

export const operationOf = new Map(operations.map((it) => [it.operation.operationId, it]));

/** The custom columns that the spec speaks of: those in its examples of updates. */
const customColumns = new Set(
  ["updateUser", "bulkUpdateUsers"].flatMap((id) =>
    Object.values(operationOf.get(id)?.operation.requestBody?.content["application/json"]?.examples ?? {})
      .flatMap(({ value }) => Object.entries(value as object))
      .flatMap(([name, value]) => (name.startsWith("$") ? Object.keys(value) : [name])),
  ),
);

/** Whether the JSON of a documented 200 can have a value at this JSON pointer. */
export function answerHas(operation: Operation, pointer: string): boolean {
  const keys = pointer.split("/").slice(1);
  return hasPath(answerSchema(operation), keys);
}

function hasPath(unresolved: Schema, [key, ...rest]: string[]): boolean {
  if (key === undefined) return true;
  const schema = resolve<Schema>(unresolved as Schema & { $ref: string });
  if (schema.oneOf?.some((choice) => hasPath(choice, [key, ...rest]))) return true;
  if (schema.items && /^\d+$/.test(key)) return hasPath(schema.items, rest);
  const property = schema.properties?.[key];
  if (property) return hasPath(property, rest);
  return schema.additionalProperties === true && rest.length === 0 && customColumns.has(key);
}

/** All names of properties in the documented 200 and in the request, and the custom columns where there are any. */
export function namesIn(operation: Operation): Set<string> {
  const names = new Set<string>();
  const seen = new Set<Schema>();
  const collect = (unresolved: Schema) => {
    const schema = resolve<Schema>(unresolved as Schema & { $ref: string });
    if (seen.has(schema)) return;
    seen.add(schema);
    for (const [name, property] of Object.entries(schema.properties ?? {})) {
      names.add(name);
      collect(property);
    }
    for (const part of [...(schema.oneOf ?? []), ...(schema.items ? [schema.items] : [])]) collect(part);
    if (schema.additionalProperties === true) for (const name of customColumns) names.add(name);
  };
  collect(answerSchema(operation));
  const body = operation.requestBody?.content["application/json"]?.schema;
  if (body) collect(body);
  return names;
}

function answerSchema(operation: Operation): Schema {
  return resolve(operation.responses["200"] ?? {}).content?.["application/json"]?.schema ?? {};
}
