import { isJsonObject, type JsonObject, mapValues } from "./json-object.ts";

/**
 * Describes the parameters that are JSON in a string by the JSON and not by the string, for a page to show.
 *
 * The spec says it with `contentSchema`: generators and validators take such a parameter for the string that it is,
 * and Redoc does not show the schema at all. `content` is OpenAPI's other way to say the same, which Redoc shows, with
 * the examples as they were: it looks for them beside `content` and not inside, where OpenAPI has them.
 *
 * @param document A bundled OpenAPI document. It is not changed.
 * @returns A document with such parameters described anew and everything else the same.
 */
export function expandJsonParameters(document: JsonObject): JsonObject {
  const expandOne = (parameter: unknown) => expand(document, parameter);
  const inOwner = (owner: unknown) =>
    mapValues(owner, (value, key) =>
      key === "parameters" && Array.isArray(value) ? value.map(expandOne) : value,
    );
  return {
    ...document,
    paths: mapValues(document.paths, (path) => mapValues(inOwner(path), inOwner)),
    components: mapValues(document.components, (value, key) =>
      key === "parameters" ? mapValues(value, expandOne) : value,
    ),
  };
}

function expand(document: JsonObject, parameter: unknown): unknown {
  if (!isJsonObject(parameter)) return parameter;
  const { schema, ...rest } = parameter;
  const text = resolve(document, schema);
  if (!isJsonObject(text) || text.contentMediaType !== "application/json") return parameter;
  return { ...rest, content: { "application/json": { schema: text.contentSchema ?? {} } } };
}

/** What a local `$ref` points at; anything else is itself. */
function resolve(document: JsonObject, node: unknown): unknown {
  if (!isJsonObject(node) || typeof node.$ref !== "string") return node;
  return node.$ref
    .slice("#/".length)
    .split("/")
    .reduce<unknown>((part, key) => (isJsonObject(part) ? part[key] : undefined), document);
}
