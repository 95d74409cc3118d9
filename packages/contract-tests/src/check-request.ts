import { checkJson } from "./check-json.ts";
import type { Route } from "./routes.ts";
import { showName } from "./show-name.ts";
import { resolve } from "./spec.ts";

/** A request as it arrived. */
export interface MockRequest {
  method: string;
  /** Of the whole URL, as if it had gone to the service itself. */
  urlLength: number;
  /** Without the query. */
  pathname: string;
  query: URLSearchParams;
  headers: Record<string, string>;
  /** Empty when there is none. */
  body: string;
}

/** What `JSON.parse` gives, or the reason why not. */
type Parsed = { value: unknown } | { problem: string };

/**
 * What Prism does not see: the inside of `where`, a query parameter that the operation does not have, and a body that is
 * not JSON. (Of a body it sees all, but says it in words that help nobody.)
 *
 * @returns a sentence for each violation, and the body as a value
 */
export function checkRequest(route: Route, request: MockRequest): { violations: string[]; body: unknown } {
  const { problem, value } = checkBody(route, request);
  const violations = [
    ...checkQuery(route, request.query),
    ...checkHeaders(route, request.headers),
    ...checkIntegers(route, request),
    ...(problem ? [problem] : []),
  ];
  return { violations, body: value };
}

/** Query parameters with which a caller steers Prism. */
const steering = ["__code", "__example"];

function checkQuery({ operation, parameters }: Route, query: URLSearchParams): string[] {
  const known = new Map(
    parameters.filter((it) => it.in === "query").map((it) => [it.name, resolve(it.schema)]),
  );
  return [...new Set(query.keys())].flatMap((name) => {
    if (steering.includes(name)) return [];
    const schema = known.get(name);
    if (!schema) return [`${operation.operationId} has no query parameter ${showName(name)}`];
    const values = query.getAll(name);
    if (values.length > 1) return [`${name} is given ${values.length} times`];
    const [text = ""] = values;
    const bounded = ["pattern", "enum", "minLength"].some((keyword) => keyword in schema);
    const mayBeEmpty = "type" in schema && schema.type === "string" && !bounded;
    if (text === "" && !mayBeEmpty) return [`${name} is empty`]; // to Prism, absent
    if (!("contentSchema" in schema)) return [];
    const parsed = parseJson(text, name);
    const problem =
      "problem" in parsed ? parsed.problem : checkJson(schema.contentSchema as object, parsed.value, name);
    return problem ? [problem] : [];
  });
}

/** To Prism, an empty header is an absent one. To the service it may be production in place of a test environment. */
function checkHeaders({ parameters }: Route, headers: MockRequest["headers"]): string[] {
  const empty = parameters.filter((it) => it.in === "header" && headers[it.name.toLowerCase()] === "");
  return empty.map(({ name }) => `the header ${name} is empty`);
}

/** Prism takes for an integer what JavaScript's Number does: `0x10`, `1e3`, ` 5`, `01`, and what is too large. */
function checkIntegers({ path, parameters }: Route, { pathname, query }: MockRequest): string[] {
  const parts = pathname.split("/");
  return parameters.flatMap(({ name, in: place, schema }) => {
    const { type } = resolve(schema) as { type?: unknown };
    const part = parts[path.split("/").indexOf(`{${name}}`)] ?? "";
    const text = place === "path" ? decodeURIComponent(part) : query.get(name);
    if (type !== "integer" || !text || /^(0|-?[1-9]\d{0,17}|-?[1-8]\d{18})$/.test(text)) return [];
    return [`Request ${place} parameter ${name} must be integer`];
  });
}

function checkBody(
  { method, operation }: Route,
  { body, headers }: MockRequest,
): { problem?: string; value?: unknown } {
  const content = operation.requestBody?.content;
  if (!content)
    return body === ""
      ? {}
      : { problem: `${method.toUpperCase()} takes no body: parameters go into the URL` };
  const mediaType = content["application/json"];
  if (!mediaType)
    throw new Error(`${operation.operationId} has a body that is not JSON: teach the mock about it`);
  if (body === "") return { problem: "the body is missing" };
  if (!/^application\/json\s*(;|$)/i.test(headers["content-type"] ?? "")) {
    return { problem: "the body must be sent with Content-Type: application/json" };
  }
  const parsed = parseJson(body, "body");
  if ("problem" in parsed) return parsed;
  const problem = checkJson(mediaType.schema, parsed.value, "body");
  return problem ? { problem, value: parsed.value } : parsed;
}

function parseJson(text: string, name: string): Parsed {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return { problem: `${name} is not JSON` };
  }
}
