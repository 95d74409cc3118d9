import type { Resolve } from "./resolve.ts";
import type { Route } from "./routes.ts";
import type { Response } from "./spec.ts";

/** The token of the spec's example of `createAccessToken`. */
export function findExampleToken(routes: Route[], resolve: Resolve): string {
  const route = routes.find(({ operation }) => operation.operationId === "createAccessToken");
  const { content } = resolve<Response>(route?.operation.responses["200"] ?? {});
  const [example] = Object.values(content?.["application/json"]?.examples ?? {});
  const { access_token } = (example?.value ?? {}) as { access_token?: string };
  if (!access_token) throw new Error("the spec has no example of createAccessToken: pass a token");
  return access_token;
}
