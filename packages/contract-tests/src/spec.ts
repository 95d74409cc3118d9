import { createRequire } from "node:module";

/** As much of an OpenAPI document as this package reads; the bundled spec has no reference outside itself. */
export interface Spec {
  servers: [{ url: string; "x-minapp-max-url-length": number }];
  paths: Record<string, PathItem>;
}
export interface Ref {
  $ref: string;
}
export interface PathItem extends Partial<Record<Method, Operation>> {
  parameters?: (Parameter | Ref)[];
}
export interface Operation {
  operationId: string;
  security?: object[];
  parameters?: (Parameter | Ref)[];
  requestBody?: { content: Record<string, MediaType> };
  responses: Record<string, Response | Ref>;
}
export interface Parameter {
  name: string;
  in: "path" | "query" | "header";
  schema: object;
  example?: unknown;
  examples?: Record<string, { value: unknown }>;
}
export interface Response {
  content?: Record<string, MediaType>;
}
export interface MediaType {
  schema: object;
  examples: Record<string, { value: unknown }>;
}
export type Method = (typeof methods)[number];

export const methods = ["get", "put", "post", "delete"] as const;

/** The bundled spec of the installed `@minapp-users/spec`. */
export const spec: Spec = createRequire(import.meta.url)("@minapp-users/spec/minapp-users.json");

/** What a reference within the spec points at; anything else is itself. */
export function resolve<T extends object>(node: T | Ref): T {
  if (!("$ref" in node)) return node;
  const target = node.$ref
    .slice("#/".length)
    .split("/")
    .reduce<unknown>((part, key) => (part as Record<string, unknown>)[unescapePointer(key)], spec);
  return resolve(target as T | Ref);
}

function unescapePointer(key: string): string {
  return key.replaceAll("~1", "/").replaceAll("~0", "~");
}
