import { readFileSync } from "node:fs";

/** As much of OpenAPI as the tests look at. */
export interface Operation {
  operationId: string;
  deprecated?: boolean;
  description: string;
  tags: string[];
  parameters?: (Parameter | Ref)[];
  requestBody?: { content: Record<string, MediaType> };
  responses: Record<string, Response | Ref>;
}
export interface Parameter {
  name: string;
  in: string;
  schema: object;
  example?: unknown;
  examples?: Record<string, { value: unknown }>;
}
export interface Response {
  headers?: Record<string, unknown>;
  content?: Record<string, MediaType>;
}
export interface MediaType {
  schema: object;
  examples: Record<string, { value: unknown }>;
}
interface Ref {
  $ref: string;
}

/** The bundled spec, as `build` writes it. */
export const spec = JSON.parse(
  readFileSync(new URL("../dist/minapp-users.json", import.meta.url), "utf8"),
) as {
  info: { title: string; version: string };
  tags: { name: string }[];
  paths: Record<string, Record<string, Operation> & { parameters?: (Parameter | Ref)[] }>;
  components: { schemas: Record<string, object> };
};

/** What a `$ref` of the document points at; anything else is itself. */
export function resolve<T extends object>(node: T | Ref): T {
  if (!("$ref" in node)) return node;
  const target = node.$ref
    .slice(2)
    .split("/")
    .reduce<unknown>((part, key) => (part as Record<string, unknown>)[key], spec);
  return target as T;
}

/** Every operation with its method and path, and with the parameters of its path. */
export const operations = Object.entries(spec.paths).flatMap(
  ([path, { parameters: shared = [], ...methods }]) =>
    Object.entries(methods).map(([method, operation]) => ({
      method: method.toUpperCase(),
      path,
      operation,
      parameters: [...shared, ...(operation.parameters ?? [])].map(resolve),
    })),
);
