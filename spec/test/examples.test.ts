import { expect, test } from "vitest";
import { type MediaType, operations, resolve } from "./document.ts";
import { errorsOf, errorsOfNamed } from "./validator.ts";

// Redocly validates the examples as well; this is a second opinion by another reading of the schemas.
const bodies = operations.flatMap(({ operation: { operationId, requestBody, responses } }) => {
  const parts: [string, Record<string, MediaType> | undefined][] = [
    ["request", requestBody?.content],
    ...Object.entries(responses).map(
      ([status, response]): [string, Record<string, MediaType> | undefined] => [
        status,
        resolve(response).content,
      ],
    ),
  ];
  return parts.flatMap(([part, content = {}]) =>
    Object.entries(content).flatMap(([type, { schema, examples }]) =>
      Object.entries(examples).map(([name, { value }]) => ({
        title: `${operationId} ${part} ${name}`,
        type,
        schema,
        value,
      })),
    ),
  );
});

test.each(bodies)("$title is valid", ({ schema, value }) => {
  expect(errorsOf(schema, value)).toEqual([]);
});

const parameters = operations.flatMap(({ operation, parameters }) =>
  parameters.flatMap(({ name, schema, example, examples = { example: { value: example } } }) =>
    Object.entries(examples).map(([key, { value }]) => ({
      title: `${operation.operationId} ${name} ${key}`,
      name,
      schema,
      value,
    })),
  ),
);

test.each(parameters)("$title is valid", ({ name, schema, value }) => {
  expect(errorsOf(schema, value)).toEqual([]);
  if (name === "where") expect(errorsOfNamed("Where", JSON.parse(String(value)))).toEqual([]);
});

test("whoever follows `next` in a mock comes to an end", () => {
  for (const { operation } of operations) {
    const first = Object.values(
      resolve(operation.responses["200"] ?? {}).content?.["application/json"]?.examples ?? {},
    )[0];
    const value = first?.value as { meta?: { next: unknown }; next?: unknown };
    expect(value.meta?.next ?? value.next ?? null, operation.operationId).toBeNull();
  }
});
