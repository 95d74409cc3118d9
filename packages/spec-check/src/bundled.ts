import { createRequire } from "node:module";
import { createSpecCheck } from "./create-spec-check.ts";
import type { Spec } from "./spec.ts";

/** The check made of the bundled spec of the installed `@minapp-users/spec`. */
export const specCheck = createSpecCheck(
  // Not import.meta.resolve: Vitest has none.
  createRequire(import.meta.url)("@minapp-users/spec/minapp-users.json") as Spec,
);

export const {
  spec,
  resolve,
  routes,
  routesAt,
  hintFor,
  showPath,
  checkAnswer,
  checkJson,
  checkParameters,
  checkRequest,
  exampleToken,
  findMistakes,
} = specCheck;
