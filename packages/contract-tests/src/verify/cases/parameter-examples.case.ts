import { routes } from "@minapp-users/spec-check";
import { contract } from "../contract.ts";
import type { OperationId } from "../operation-id.ts";

for (const route of routes.filter(({ method, path }) => method === "get" && !path.includes("{"))) {
  const operationId = route.operation.operationId as OperationId;
  contract(operationId, "takes the examples of its parameters", async ({ send, provider }) => {
    await send(operationId);
    const { text } = provider.columns;
    for (const { in: place, name, example, examples = {} } of route.parameters) {
      if (place !== "query") continue;
      const values = [example, ...Object.values(examples).map(({ value }) => value)];
      for (const value of values.filter((it) => it !== undefined)) {
        const shown = Array.isArray(value) ? value.join(",") : String(value);
        if (shown.includes('"test"') && text === null) continue; // a custom column that not every application has
        const asked = shown.replaceAll('"test":', `"${text}":`);
        await send(operationId, { query: { [name]: asked } });
      }
    }
  });
}
