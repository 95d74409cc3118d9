export {
  checkJson,
  checkRequest,
  exampleToken,
  hintFor,
  resolve,
  routes,
  routesAt,
  showPath,
  spec,
  specCheck,
} from "./bundled.ts";
export type { CheckedRequest, ReceivedRequest } from "./check-request.ts";
export { createSpecCheck, type SpecCheck } from "./create-spec-check.ts";
export { needsToken } from "./needs-token.ts";
export { readJson } from "./read-json.ts";
export type { Route } from "./routes.ts";
export { showName } from "./show-name.ts";
export {
  type MediaType,
  type Method,
  methods,
  type Operation,
  type Parameter,
  type PathItem,
  type Ref,
  type Response,
  type Spec,
} from "./spec.ts";
