import type { CheckJson } from "./check-json.ts";
import type { ReceivedRequest } from "./check-request.ts";
import type { Resolve } from "./resolve.ts";
import type { Route } from "./routes.ts";
import { showName } from "./show-name.ts";
import type { Parameter } from "./spec.ts";

/**
 * Checks what {@link CheckRequest} leaves to others: whether every parameter that must be there is, and whether each is in
 * its range, of its pattern and one of its choices. What `checkRequest` objects to, such as `limit=` or `limit=1e3`, is not
 * said again.
 *
 * @returns a sentence for each parameter that is wrong, without its value
 */
export type CheckParameters = (
  route: Route,
  request: Pick<ReceivedRequest, "pathname" | "query" | "headers">,
) => string[];

export function createCheckParameters(resolve: Resolve, checkJson: CheckJson): CheckParameters {
  return ({ path, parameters }, request) =>
    parameters.flatMap((parameter) => {
      const { name, in: place, required } = parameter;
      const text = textOf(parameter, path, request);
      if (text === undefined) return required ? [`the ${where[place]} ${name} is missing`] : [];
      const schema = resolve<Schema>(parameter.schema);
      const value = text === "" ? undefined : read(text, schema, resolve);
      const problem = value === undefined ? undefined : checkJson(schema, value, name);
      if (!problem) return [];
      return [schema.pattern === undefined ? problem : sayInWords(parameter, text, checkJson)];
    });
}

/** Says of a parameter that has a pattern which part of its list is wrong, and what the description says first: a pattern is no words. */
function sayInWords({ name, schema, description }: Parameter, text: string, checkJson: CheckJson): string {
  const wrong = text.split(",").find((part) => checkJson(schema, part, name) !== undefined);
  const shown = showName((wrong ?? text).replace(/^-/, ""));
  const sentences = (description ?? "")
    .replaceAll("`", "")
    .split(/(?<=\.)\s+/)
    .slice(0, 2);
  const words = sentences.join(" ").replace(/\s+/g, " ").replace(/\.$/, "");
  return `${name}: ${shown} is not what must stand here${words && ` (${words})`}`;
}

const where = { path: "path parameter", query: "query parameter", header: "header" };

interface Schema {
  type?: string;
  items?: Schema;
  pattern?: string;
}

/** Undefined when it is missing. */
function textOf(
  { name, in: place }: Parameter,
  path: string,
  { pathname, query, headers }: Parameters<CheckParameters>[1],
): string | undefined {
  if (place === "header") return headers[name.toLowerCase()];
  if (place === "query") return query.get(name) ?? undefined;
  const text = pathname.split("/")[path.split("/").indexOf(`{${name}}`)];
  try {
    return decodeURIComponent(text ?? "");
  } catch {
    return text;
  }
}

/** The value that a text stands for; undefined when it stands for none, which is what `checkRequest` says. */
function read(text: string, schema: Schema, resolve: Resolve): unknown {
  switch (schema.type) {
    case "integer":
      return /^-?\d{1,19}$/.test(text) ? Number(text) : undefined;
    case "number":
      return Number.isFinite(Number(text)) ? Number(text) : text;
    case "boolean":
      return { true: true, false: false }[text] ?? text;
    case "array": {
      const items = resolve<Schema>(schema.items ?? {});
      const values = text.split(",").map((it) => read(it, items, resolve));
      return values.includes(undefined) ? undefined : values;
    }
    default:
      return text;
  }
}
