import type { operations } from "@minapp-users/client";
import { type Route, routes } from "@minapp-users/spec-check";

/** An operation of the spec. */
export type OperationId = keyof operations;

/** The body of the answer 200 of an operation. */
export type Body<Id extends OperationId> = operations[Id] extends {
  responses: { 200: { content: { "application/json": infer Json } } };
}
  ? Json
  : never;

/** Where the spec has an operation. */
export function routeOf(operationId: OperationId): Route {
  const route = routes.find(({ operation }) => operation.operationId === operationId);
  if (!route) throw new Error(`the spec has no operation ${operationId}`);
  return route;
}
