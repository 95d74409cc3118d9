import type { Route } from "./routes.ts";

/** Every operation needs the token, except those that say otherwise (`security: []`). */
export function needsToken({ operation }: Route): boolean {
  return operation.security === undefined || operation.security.length > 0;
}
