import { type Route, routes } from "@minapp-users/spec-check";
import { contract } from "../contract.ts";
import { harmlessRequest } from "../harmless-request.ts";
import type { OperationId } from "../operation-id.ts";

/** That an id is no number is a wrong parameter, or the id of nobody: what of both the operation documents. */
const refusals = ({ operation }: Route) => [400, 404].filter((status) => status in operation.responses);

const withId = routes.filter(({ path }) => path.includes("{"));

for (const route of withId) {
  const operationId = route.operation.operationId as OperationId;
  contract(operationId, "answers 404 to the id of nobody", async ({ send, absentId, provider, skip }) => {
    if (route.method === "put" && provider.access === "read-only") skip("writing is off");
    const hasColumn = Object.values(provider.columns).some((name) => name !== null);
    if (route.method === "put" && !hasColumn) skip("no custom column is known");
    await send(operationId, harmlessRequest(provider, route, absentId), [404]);
  });

  contract(operationId, "takes no id that is not a number", async ({ send, provider, skip }) => {
    if (route.method === "put" && provider.access === "read-only") skip("writing is off");
    const hasColumn = Object.values(provider.columns).some((name) => name !== null);
    if (route.method === "put" && !hasColumn) skip("no custom column is known");
    // Somebody who reads the beginning only, or nothing at all, changes the wrong users.
    if (route.method === "put" && !provider.isDouble) skip("it is not for real users");
    for (const id of noIds(provider.users[0]?.id)) {
      await send(operationId, harmlessRequest(provider, route, id), refusals(route));
    }
  });
}

/** Some of it is for whoever reads only the number at the beginning. */
function noIds(id = 1): string[] {
  return ["words", "0", "-1", `${id}x`, `${id}.5`, `x${id}`, `-${id}`];
}
