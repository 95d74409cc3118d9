import { exampleToken } from "@minapp-users/spec-check";
import type { TryItOperation, TryItParameter } from "../islands/try-it/operation.ts";
import type { Document, Parameter, Schema } from "./openapi.ts";
import type { Operation } from "./operations.ts";
import { resolve } from "./read-document.ts";
import { summarize } from "./summarize.ts";

/** What the form on the page of an operation is told of it. */
export function tryItOperation(document: Document, operation: Operation): TryItOperation {
  const { operationId, method, path, secured, parameters, requestBody } = operation;
  const [example] = Object.values(Object.values(requestBody?.content ?? {})[0]?.examples ?? {});
  return {
    operationId,
    method: method as TryItOperation["method"],
    path,
    parameters: parameters.map((parameter) => tryItParameter(document, parameter)),
    ...(example !== undefined && { body: { example: example.value } }),
    secured,
    // A write that takes its users from `where`, and everybody without it.
    bulk: method !== "GET" && parameters.some(({ name }) => name === "where"),
    exampleToken: exampleToken(),
  };
}

function tryItParameter(document: Document, parameter: Parameter): TryItParameter {
  const { name, in: place, required = false, description, examples } = parameter;
  const { type = "string" } = resolve<Schema>(document, parameter.schema as Schema);
  const example = parameter.example ?? Object.values(examples ?? {})[0]?.value;
  return {
    name,
    in: place,
    required,
    type: [type].flat()[0] ?? "string",
    ...(example !== undefined && { example }),
    ...(description !== undefined && { description: summarize(description) }),
  };
}
