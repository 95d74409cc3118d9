import { routes } from "@minapp-users/spec-check";
import { inject } from "vitest-of-verify";
import { contract } from "../contract.ts";
import { harmlessRequest } from "../harmless-request.ts";
import type { OperationId } from "../operation-id.ts";

// Of a provider with state, the other cases ask what these bodies do: here they would change logins and passwords.
const asked = inject("provider").access === "stateless" ? routes : [];

for (const route of asked) {
  const { operationId, requestBody } = route.operation;
  if (!requestBody) continue;
  contract(operationId as OperationId, "takes the examples of its body", async ({ send, provider }) => {
    for (const { value } of Object.values(requestBody.content["application/json"]?.examples ?? {})) {
      await send(operationId as OperationId, { ...harmlessRequest(provider, route), body: value });
    }
  });
}
