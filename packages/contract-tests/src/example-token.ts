import { routes } from "./routes.ts";
import { type Response, resolve } from "./spec.ts";

/** The token of the spec's example, so that whoever follows the spec's own flow is let in. */
export function exampleToken(): string {
  const route = routes.find(({ operation }) => operation.operationId === "createAccessToken");
  const { content } = resolve<Response>(route?.operation.responses["200"] ?? {});
  const [example] = Object.values(content?.["application/json"]?.examples ?? {});
  const { access_token } = (example?.value ?? {}) as { access_token?: string };
  if (!access_token) throw new Error("the spec has no example of createAccessToken: pass a token");
  return access_token;
}
