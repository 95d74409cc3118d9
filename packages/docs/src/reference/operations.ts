import type { Document, Parameter, RawOperation, Reference, Response } from "./openapi.ts";
import { resolve } from "./read-document.ts";

/** An operation as its page shows it. */
export interface Operation
  extends Pick<RawOperation, "operationId" | "summary" | "description" | "requestBody"> {
  /** In capitals. */
  method: string;
  path: string;
  /** Its tag: what it is for. */
  tag: { name: string; label: string };
  deprecated: boolean;
  /** Whether it needs an access token. */
  secured: boolean;
  parameters: Parameter[];
  responses: { status: string; response: Response }[];
}

const methods = ["get", "put", "post", "delete", "patch"] as const;

/** All operations of the spec, in its order. */
export function listOperations(document: Document): Operation[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const raw = item[method];
      return raw === undefined ? [] : [readOperation(document, method, path, raw, item.parameters)];
    }),
  );
}

function readOperation(
  document: Document,
  method: string,
  path: string,
  raw: RawOperation,
  shared: (Parameter | Reference)[] = [],
): Operation {
  const { operationId, summary, description, requestBody, deprecated = false } = raw;
  const tag = document.tags.find(({ name }) => name === raw.tags[0]);
  return {
    operationId,
    summary,
    description,
    ...(requestBody !== undefined && { requestBody }),
    method: method.toUpperCase(),
    path,
    tag: { name: raw.tags[0], label: tag?.["x-displayName"] ?? raw.tags[0] },
    deprecated,
    secured: (raw.security ?? document.security ?? []).length > 0,
    parameters: [...shared, ...(raw.parameters ?? [])].map((one) => resolve(document, one)),
    responses: Object.entries(raw.responses).map(([status, one]) => ({
      status,
      response: resolve(document, one),
    })),
  };
}
