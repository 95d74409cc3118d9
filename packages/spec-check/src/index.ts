export {
  checkAnswer,
  checkJson,
  checkParameters,
  checkRequest,
  exampleToken,
  findMistakes,
  hintFor,
  resolve,
  routes,
  routesAt,
  showPath,
  spec,
  specCheck,
} from "./bundled.ts";
export type { CheckAnswer, ReceivedAnswer } from "./check-answer.ts";
export type { CheckParameters } from "./check-parameters.ts";
export type { CheckedRequest, ReceivedRequest } from "./check-request.ts";
export { type Cors, createCors, isPreflight } from "./create-cors.ts";
export { createSpecCheck, type SpecCheck } from "./create-spec-check.ts";
export type { FindMistakes } from "./find-mistakes.ts";
export { fitsEveryone } from "./fits-everyone.ts";
export { isLoopbackName } from "./is-loopback-name.ts";
export { needsToken } from "./needs-token.ts";
export { readJson } from "./read-json.ts";
export type { Route } from "./routes.ts";
export { showName } from "./show-name.ts";
export { redact, redacted, showPathParameters, showQuery } from "./show-request.ts";
export {
  type Header,
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
