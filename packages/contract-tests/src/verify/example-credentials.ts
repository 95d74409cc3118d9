import { type Route, routes } from "@minapp-users/spec-check";

/** The client id and secret of the spec's examples, which nobody has. */
export function exampleCredentials(): { clientId: string; clientSecret: string } {
  const route = routes.find(({ operation }: Route) => operation.operationId === "createAuthorizationCode");
  const examples = route?.operation.requestBody?.content["application/json"]?.examples ?? {};
  const { client_id = "", client_secret = "" } = (Object.values(examples)[0]?.value ?? {}) as Record<
    string,
    string
  >;
  return { clientId: client_id, clientSecret: client_secret };
}
