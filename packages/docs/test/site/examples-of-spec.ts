import type { Document, Parameter } from "../../src/reference/openapi.ts";
import { listOperations } from "../../src/reference/operations.ts";

/** An example of the spec, and where it stands. */
export interface SpecExample {
  place: string;
  summary?: string | undefined;
  value: unknown;
}

/** The examples of all bodies, in the order of the spec. */
export function bodyExamples(document: Document): SpecExample[] {
  return listOperations(document).flatMap(({ operationId, requestBody, responses }) => [
    ...inContent(operationId, requestBody?.content),
    ...responses.flatMap(({ status, response }) => inContent(`${operationId} ${status}`, response.content)),
  ]);
}

/** The examples of a parameter or a header, the single one too. */
export function parameterExamples(parameter: Omit<Parameter, "name" | "in">, place: string): SpecExample[] {
  const { example, examples = {} } = parameter;
  const named = Object.entries(examples).map(([name, { summary, value }]) => ({
    place: `${place} ${name}`,
    summary,
    value,
  }));
  return example === undefined ? named : [{ place, value: example }, ...named];
}

/** The examples of one body. */
export function inContent(
  place: string,
  content: Record<string, { examples?: Record<string, { summary?: string; value: unknown }> }> = {},
): SpecExample[] {
  return Object.values(content).flatMap(({ examples = {} }) =>
    Object.entries(examples).map(([name, { summary, value }]) => ({
      place: `${place} ${name}`,
      summary,
      value,
    })),
  );
}
