import { type Response, type Route, resolve, routes } from "@minapp-users/spec-check";

// biome-ignore lint/suspicious/noExplicitAny: examples are of every shape
export type Example = any;

/** An answer that the spec documents, and one of its examples; the empty name for an answer without a body. */
export interface Documented {
  operationId: string;
  status: string;
  mediaType: string;
  name: string;
  value: Example;
}

/** Every example of an answer in the spec. */
export const documented: Documented[] = routes.flatMap(({ operation: { operationId, responses } }) =>
  Object.entries(responses).flatMap(([status, response]): Documented[] => {
    const { content } = resolve<Response>(response);
    if (!content) return [{ operationId, status, mediaType: "", name: "", value: undefined }];
    return Object.entries(content).flatMap(([mediaType, { examples }]) =>
      Object.entries(examples).map(([name, { value }]) => ({ operationId, status, mediaType, name, value })),
    );
  }),
);

/** The key under which an answer is told. */
export function keyOf({
  operationId,
  status,
  name,
}: Pick<Documented, "operationId" | "status" | "name">): string {
  return [operationId, status, name].join(" ").trim();
}

/** What the spec shows as the answer of an operation. */
export function answerOf(operationId: string, name: string): Example {
  return documented.find((it) => it.operationId === operationId && it.name === name)?.value;
}

const sent = new Set<string>();

/** What the spec shows as the body of a request. Who asks for it sends it. */
export function bodyOf(operationId: string, name: string): Example {
  sent.add(`${operationId} ${name}`);
  return routeOf(operationId).operation.requestBody?.content["application/json"]?.examples[name]?.value;
}

/** The bodies that nobody has asked for. */
export function unsentBodies(): string[] {
  return routes
    .flatMap(({ operation: { operationId, requestBody } }) =>
      Object.keys(requestBody?.content["application/json"]?.examples ?? {}).map(
        (name) => `${operationId} ${name}`,
      ),
    )
    .filter((key) => !sent.has(key));
}

/** What the spec shows for a parameter. */
export function parameterOf(operationId: string, name: string, example?: string): Example {
  const parameter = routeOf(operationId).parameters.find((it) => it.name === name);
  return example === undefined ? parameter?.example : parameter?.examples?.[example]?.value;
}

/** What the spec shows as the headers of an answer. */
export function headersOf(operationId: string, status: string): Record<string, string> {
  const { headers } = routeOf(operationId).operation.responses[status] as {
    headers: Record<string, { example: string }>;
  };
  return Object.fromEntries(Object.entries(headers).map(([name, { example }]) => [name, example]));
}

export function routeOf(operationId: string): Route {
  const route = routes.find(({ operation }) => operation.operationId === operationId);
  if (!route) throw new Error(`the spec has no ${operationId}`);
  return route;
}
