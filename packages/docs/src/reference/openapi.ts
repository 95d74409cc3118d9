/** As much of OpenAPI 3.1 as the spec of this project uses. */
export interface Document {
  info: { title: string; version: string; summary: string; description: string };
  servers: [{ url: string; description?: string; "x-minapp-max-url-length"?: number }];
  security?: object[];
  tags: { name: string; description: string; "x-displayName"?: string }[];
  paths: Record<string, PathItem>;
  components: {
    schemas: Record<string, Schema>;
    parameters: Record<string, Parameter>;
    responses: Record<string, Response>;
    securitySchemes: Record<string, { type: string; scheme?: string; description?: string }>;
  };
}

/** Something that stands elsewhere in the document. */
export interface Reference {
  $ref: string;
}

/** The operations of one path. */
export type PathItem = { parameters?: (Parameter | Reference)[] } & Partial<
  Record<"get" | "put" | "post" | "delete" | "patch", RawOperation>
>;

/** An operation as it is written. */
export interface RawOperation {
  operationId: string;
  tags: [string];
  summary: string;
  description: string;
  deprecated?: boolean;
  security?: object[];
  parameters?: (Parameter | Reference)[];
  requestBody?: { required?: boolean; content: Content };
  responses: Record<string, Response | Reference>;
}

/** A parameter of a request. */
export interface Parameter {
  name: string;
  in: "path" | "query" | "header";
  required?: boolean;
  description?: string;
  schema: Schema;
  example?: unknown;
  examples?: Examples;
}

/** An answer. */
export interface Response {
  description: string;
  headers?: Record<string, Omit<Parameter, "name" | "in">>;
  content?: Content;
}

/** Bodies by media type. */
export type Content = Record<string, { schema: Schema; examples?: Examples }>;

/** Examples by name. */
export type Examples = Record<string, { summary?: string; value: unknown }>;

/** A JSON Schema, draft 2020-12. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  description?: string;
  properties?: Record<string, Schema>;
  patternProperties?: Record<string, Schema>;
  additionalProperties?: boolean | Schema;
  propertyNames?: Schema;
  required?: string[];
  dependentRequired?: Record<string, string[]>;
  items?: Schema | boolean;
  prefixItems?: Schema[];
  oneOf?: Schema[];
  not?: Schema;
  if?: Schema;
  else?: Schema;
  discriminator?: { propertyName: string };
  contentMediaType?: string;
  contentSchema?: Schema;
  enum?: unknown[];
  const?: unknown;
  default?: unknown;
  format?: string;
  pattern?: string;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  minProperties?: number;
  maxProperties?: number;
  "x-minapp-source"?: string;
  "x-minapp-repeatable"?: boolean;
}
