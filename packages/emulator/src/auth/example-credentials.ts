import { routes } from "@minapp-users/spec-check";

/** The client id, the client secret and the refresh token of the spec's examples. */
export function exampleCredentials(): { client_id: string; client_secret: string; refresh_token: string } {
  const route = routes.find(({ operation }) => operation.operationId === "createAccessToken");
  const { examples = {} } = route?.operation.requestBody?.content["application/json"] ?? {};
  const grants = Object.values(examples).map(({ value }) => value as Record<string, string>);
  const grant = grants.find(({ refresh_token }) => refresh_token !== undefined);
  const { client_id, client_secret, refresh_token } = grant ?? {};
  if (!client_id || !client_secret || !refresh_token) {
    throw new Error("the spec has no example of a refresh: teach exampleCredentials about it");
  }
  return { client_id, client_secret, refresh_token };
}
