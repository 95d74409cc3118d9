// The table that the suite goes through: operation × status × example, read from the spec.
import { type MediaType, type Parameter, type Route, resolve, routes } from "@minapp-users/spec-check";

export interface Case {
  route: Route;
  /** As the spec writes it, `5XX` included. */
  status: string;
  /** A status of the range. */
  code: number;
  /** Undefined when the answer has no body. */
  mediaType: string | undefined;
  schema: object | undefined;
  /** Undefined when the answer has no body. */
  example: string | undefined;
  value: unknown;
  title: string;
}

export const cases: Case[] = routes.flatMap((route) =>
  Object.entries(route.operation.responses).flatMap(([status, response]) => {
    const content = Object.entries(resolve(response).content ?? {});
    const rows = content.flatMap(([mediaType, { schema, examples }]) =>
      Object.entries(examples).map(([example, { value }]) => ({ mediaType, schema, example, value })),
    );
    const empty = { mediaType: undefined, schema: undefined, example: undefined, value: undefined };
    return (rows.length > 0 ? rows : [empty]).map((row) => ({
      ...row,
      route,
      status,
      code: codeIn(status, row.mediaType),
      title: `${route.operation.operationId} ${status} ${row.example ?? "(no body)"}`,
    }));
  }),
);

/** 5XX is the service's own failure in JSON (500), the gateway's in anything else (502). */
function codeIn(status: string, mediaType: string | undefined): number {
  if (/^\d{3}$/.test(status)) return Number(status);
  if (status === "5XX") return mediaType === "application/json" ? 500 : 502;
  throw new Error(`no status is chosen for the range ${status}`);
}

export interface ExampleRequest {
  method: string;
  /** Path and query. */
  url: string;
  headers: Record<string, string>;
  body: string | undefined;
}

/** A request with every parameter and body of the operation, made of the spec's examples. */
export function exampleRequest(
  { method, path, operation, parameters }: Route,
  bodyName?: string,
): ExampleRequest {
  const values = (place: Parameter["in"]) =>
    parameters
      .filter((it) => it.in === place)
      .map((it): [string, string] => [it.name, String(exampleOf(it))]);
  const filled = values("path").reduce((url, [name, value]) => url.replace(`{${name}}`, value), path);
  const query = String(new URLSearchParams(values("query")));
  const body = operation.requestBody?.content["application/json"];
  return {
    method: method.toUpperCase(),
    url: query ? `${filled}?${query}` : filled,
    headers: {
      ...Object.fromEntries(values("header")),
      ...(body ? { "content-type": "application/json" } : {}),
    },
    body: body && JSON.stringify(body.examples[bodyName ?? Object.keys(body.examples)[0] ?? ""]?.value),
  };
}

/** The example of a parameter. A list becomes `a,b` as text, which is how this API wants it. */
export function exampleOf({ example, examples }: Parameter): unknown {
  return example ?? Object.values(examples ?? {})[0]?.value;
}

/** The names of the request bodies of an operation. */
export function bodyNames({ operation }: Route): string[] {
  const body: MediaType | undefined = operation.requestBody?.content["application/json"];
  return Object.keys(body?.examples ?? {});
}
