import { needsToken, routes } from "@minapp-users/spec-check";
import { contract } from "../contract.ts";
import { harmlessRequest } from "../harmless-request.ts";
import type { OperationId } from "../operation-id.ts";

/** What is sent as `Authorization`; undefined for nothing. */
type Header = (token: string) => string | undefined;

const refused: Readonly<Record<string, readonly Header[]>> = {
  "no token": [() => undefined, () => "Bearer"],
  "a wrong token": [
    () => `Bearer ${"0".repeat(40)}`,
    (token) => `Bearer ${token}0`,
    (token) => `Bearer ${token.slice(0, -1)}`,
  ],
  "a token in another scheme": [(token) => token, (token) => `Basic ${token}`],
};

for (const route of routes.filter(needsToken)) {
  const operationId = route.operation.operationId as OperationId;
  for (const [title, headers] of Object.entries(refused)) {
    contract(operationId, `answers 401 to ${title}`, async ({ send, provider, skip }) => {
      if (route.method === "put" && provider.access === "read-only") skip("writing is off");
      const request = harmlessRequest(provider, route);
      for (const header of headers) {
        const authorization = header(provider.token);
        const sent = authorization === undefined ? {} : { headers: { authorization } };
        await send(operationId, { ...request, ...sent, token: null }, [401]);
      }
    });
  }
}
