import { type CheckAnswer, createCheckAnswer } from "./check-answer.ts";
import { type CheckJson, createCheckJson } from "./check-json.ts";
import { type CheckParameters, createCheckParameters } from "./check-parameters.ts";
import { type CheckRequest, createCheckRequest } from "./check-request.ts";
import { createCheckWhereColumns } from "./check-where-columns.ts";
import { findExampleToken } from "./example-token.ts";
import { createFindMistakes, type FindMistakes } from "./find-mistakes.ts";
import { createResolve, type Resolve } from "./resolve.ts";
import { createRoutes, type Route } from "./routes.ts";
import type { Spec } from "./spec.ts";

/** What can be asked about a spec and the requests and answers that it allows. */
export interface SpecCheck {
  spec: Spec;
  /** Gives what a reference within the spec points at; anything else is itself. */
  resolve: Resolve;
  /** Every operation of the spec, in its order. */
  routes: Route[];
  /** The routes at a path, one for each method; none when the spec does not know the path. */
  routesAt: (pathname: string) => Route[];
  /** Why there may be nothing at a path: the mistakes that this API invites. Goes behind the path; empty for none. */
  hintFor: (pathname: string) => string;
  /** A path for a message, without what is not a word of the API: that may be a phone, an e-mail or a token. */
  showPath: (pathname: string) => string;
  checkJson: CheckJson;
  checkRequest: CheckRequest;
  checkParameters: CheckParameters;
  findMistakes: FindMistakes;
  checkAnswer: CheckAnswer;
  /**
   * The token of the spec's example, so that whoever follows the spec's own flow is let in.
   *
   * @throws Error when the spec has no such example
   */
  exampleToken: () => string;
}

/**
 * Makes the check of a spec. Nothing is compiled before it is first needed.
 *
 * @param spec - for example a changed copy (`structuredClone`) of the bundled one; do not change it afterwards
 */
export function createSpecCheck(spec: Spec): SpecCheck {
  const resolve = createResolve(spec);
  const routes = createRoutes(spec, resolve);
  const checkJson = createCheckJson(spec);
  return {
    spec,
    resolve,
    ...routes,
    checkJson,
    checkRequest: createCheckRequest(resolve, checkJson),
    checkParameters: createCheckParameters(resolve, checkJson),
    findMistakes: createFindMistakes(createCheckWhereColumns(spec, resolve, checkJson)),
    checkAnswer: createCheckAnswer(resolve, checkJson),
    exampleToken: () => findExampleToken(routes.routes, resolve),
  };
}
