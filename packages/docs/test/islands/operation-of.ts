import { exampleToken, needsToken, type Route, resolve, routes } from "@minapp-users/spec-check";
import type { TryItOperation, TryItParameter } from "../../src/islands/try-it/operation.ts";

/** What the page of an operation tells the form. */
export function operationOf(operationId: string): TryItOperation {
  const route = routes.find((it) => it.operation.operationId === operationId) as Route;
  const [body] = Object.values(route.operation.requestBody?.content ?? {});
  const [bodyExample] = Object.values(body?.examples ?? {});
  return {
    operationId,
    method: route.method.toUpperCase() as TryItOperation["method"],
    path: route.path,
    parameters: route.parameters.map(
      ({ name, in: place, required = false, schema, example, examples, description }) => {
        const { type = "string" } = resolve<{ type?: string }>(schema);
        const [first] = Object.values(examples ?? {});
        const shown = example ?? first?.value;
        return {
          name,
          in: place,
          required,
          type,
          ...(shown === undefined ? {} : { example: shown }),
          ...(description ? { description } : {}),
        } satisfies TryItParameter;
      },
    ),
    ...(bodyExample ? { body: { example: bodyExample.value } } : {}),
    secured: needsToken(route),
    bulk: operationId === "bulkUpdateUsers",
    exampleToken: exampleToken(),
  };
}
