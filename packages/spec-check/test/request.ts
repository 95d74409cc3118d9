import {
  type CheckedRequest,
  type ReceivedRequest,
  routes,
  type SpecCheck,
  specCheck,
} from "../src/index.ts";

/** Checks a request to an operation that is right but for what is given. */
export function check(
  operationId: string,
  request: Partial<ReceivedRequest> = {},
  { routes: all, checkRequest }: Pick<SpecCheck, "routes" | "checkRequest"> = specCheck,
): CheckedRequest {
  const route = all.find(({ operation }) => operation.operationId === operationId);
  if (!route) throw new Error(`there is no operation ${operationId}`);
  return checkRequest(route, {
    method: route.method.toUpperCase(),
    urlLength: 100,
    pathname: route.path.replace(/\{\w+\}/g, "70695404"),
    query: new URLSearchParams(),
    headers: { "content-type": "application/json" },
    body: "",
    ...request,
  });
}

/** The operations that take a `where`. */
export const withWhere = routes
  .filter(({ parameters }) => parameters.some(({ name }) => name === "where"))
  .map(({ operation }) => operation.operationId);
