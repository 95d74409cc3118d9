import type { Route, SpecCheck } from "@minapp-users/spec-check";

/** The schemas of a route's parameters, as Fastify wants them: one for each place. */
export function routeSchema({ parameters }: Route, resolve: SpecCheck["resolve"]) {
  const schemaOf = (place: string) => ({
    type: "object",
    properties: Object.fromEntries(
      parameters.filter((it) => it.in === place).map(({ name, schema }) => [name, bare(schema, resolve)]),
    ),
  });
  return { params: schemaOf("path"), querystring: schemaOf("query"), headers: schemaOf("header") };
}

/** Without references; what is inside of a JSON text is checked elsewhere. */
function bare(schema: unknown, resolve: SpecCheck["resolve"]): unknown {
  if (Array.isArray(schema)) return schema.map((it) => bare(it, resolve));
  if (typeof schema !== "object" || schema === null) return schema;
  const { contentSchema, contentMediaType, ...rest } = resolve(schema) as Record<string, unknown>;
  return Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, bare(value, resolve)]));
}
