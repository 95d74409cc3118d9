import { routes } from "@minapp-users/spec-check";
import { contract } from "../contract.ts";
import { harmlessRequest } from "../harmless-request.ts";
import { notObjects } from "../not-objects.ts";
import type { OperationId } from "../operation-id.ts";

/** Wrong whatever the columns are. */
const wrongUpdates = (name: string): object[] => [
  { [name]: { $incr_by: "1" } },
  { [name]: { $append: "x" } },
  { [name]: { $incr_by: 1, $append: [1] } },
  { [name]: { $multiply_by: 2 } },
  { $unset: {} },
  { $unset: name },
  { $rename: { [name]: "other" } },
];

for (const route of routes.filter(({ method }) => method === "put")) {
  const operationId = route.operation.operationId as OperationId;
  contract(
    operationId,
    "refuses a body that is no JSON object with something to change",
    async ({ send, provider, column, writes: _ }) => {
      const request = harmlessRequest(provider, route);
      const name = operationId === "updateUserAccount" ? "username" : column("text");
      for (const [body, contentType = "application/json"] of notObjects(name)) {
        await send(operationId, { ...request, body, headers: { "content-type": contentType } }, [400]);
      }
    },
  );

  if (operationId === "updateUserAccount") continue;
  contract(
    operationId,
    "refuses operations that there are not",
    async ({ send, provider, column, writes: _ }) => {
      const request = harmlessRequest(provider, route);
      for (const body of wrongUpdates(column("text"))) await send(operationId, { ...request, body }, [400]);
    },
  );
}
