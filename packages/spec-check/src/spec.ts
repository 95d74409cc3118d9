/** As much of an OpenAPI document as this package reads; no reference points outside of it. */
export interface Spec {
  info: { version: string };
  servers: [{ url: string; "x-minapp-max-url-length": number }];
  paths: Record<string, PathItem>;
  /** What references point at: parameters, schemas, responses by their names. */
  components: Record<string, Record<string, object>>;
}
export interface Ref {
  $ref: string;
}
export interface PathItem extends Partial<Record<Method, Operation>> {
  parameters?: (Parameter | Ref)[];
}
export interface Operation {
  operationId: string;
  tags: string[];
  security?: object[];
  parameters?: (Parameter | Ref)[];
  requestBody?: { content: Record<string, MediaType> };
  responses: Record<string, Response | Ref>;
}
export interface Parameter {
  name: string;
  in: "path" | "query" | "header";
  description?: string;
  required?: boolean;
  schema: object;
  example?: unknown;
  examples?: Record<string, { value: unknown }>;
}
export interface Response {
  headers?: Record<string, Header | Ref>;
  content?: Record<string, MediaType>;
}
export interface Header {
  required?: boolean;
  schema: object;
  example?: unknown;
}
export interface MediaType {
  schema: object;
  examples: Record<string, { value: unknown }>;
}
export type Method = (typeof methods)[number];

export const methods = ["get", "put", "post", "delete"] as const;
