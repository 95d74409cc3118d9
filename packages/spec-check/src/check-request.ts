import type { CheckJson } from "./check-json.ts";
import { readJson } from "./read-json.ts";
import type { Resolve } from "./resolve.ts";
import type { Route } from "./routes.ts";
import { showName } from "./show-name.ts";

/** A request as it arrived. */
export interface ReceivedRequest {
  method: string;
  /** Of the whole URL, as if it had gone to the service itself. */
  urlLength: number;
  /** Without the query, and not decoded. */
  pathname: string;
  query: URLSearchParams;
  /** By their names in lower case. */
  headers: Record<string, string>;
  /** Empty when there is none. */
  body: string;
}

/** What was found out about a request. */
export interface CheckedRequest {
  /** A sentence for each thing that is wrong. */
  violations: string[];
  /** The body as a value; undefined when there is none, or none that can be read. */
  body: unknown;
}

/**
 * Checks what servers and mocks made for any API do not see, or say in words that help nobody: the inside of `where` and
 * of the body, a query parameter that the operation does not have, has lost its value or came twice, an integer that is
 * not written as one, a header that is empty, and a body that is not JSON. Whether a parameter is missing, in range or of
 * its pattern is for {@link CheckParameters}.
 */
export type CheckRequest = (route: Route, request: ReceivedRequest) => CheckedRequest;

export function createCheckRequest(resolve: Resolve, checkJson: CheckJson): CheckRequest {
  const prepared = new WeakMap<Route, Prepared>();
  return (route, request) => {
    const checks = prepared.get(route) ?? prepare(route, resolve);
    prepared.set(route, checks);
    const { problem, value } = checkBody(checks, request, checkJson);
    const violations = [
      ...checkQuery(checks, request.query, checkJson),
      ...checkHeaders(checks, request.headers),
      ...checkIntegers(checks, request),
      ...(problem ? [problem] : []),
    ];
    return { violations, body: value };
  };
}

/** What of the checks does not depend on the request. */
function prepare({ method, path, operation, parameters }: Route, resolve: Resolve) {
  const all = parameters.map(({ name, in: place, schema }) => ({ name, place, schema: resolve(schema) }));
  const integers = all.filter(({ schema }) => isInteger(schema));
  const content = operation.requestBody?.content;
  if (content && !content["application/json"]) {
    throw new Error(`${operation.operationId} has a body that is not JSON: teach checkRequest about it`);
  }
  const parts = path.split("/");
  return {
    method: method.toUpperCase(),
    operationId: operation.operationId,
    query: new Map(
      all
        .filter(({ place }) => place === "query")
        .map(({ name, schema }) => [
          name,
          {
            mayBeEmpty: mayBeEmpty(schema),
            json: "contentSchema" in schema ? (schema.contentSchema as object) : undefined,
          },
        ]),
    ),
    headers: all
      .filter(({ place }) => place === "header")
      .map(({ name }) => [name, name.toLowerCase()] as const),
    integersInPath: integers
      .filter(({ place }) => place === "path")
      .map(({ name }) => [name, parts.indexOf(`{${name}}`)] as const),
    integersInQuery: integers.filter(({ place }) => place === "query").map(({ name }) => name),
    integerListsInQuery: all
      .filter(
        ({ place, schema }) =>
          place === "query" && "items" in schema && isInteger(resolve(schema.items as object)),
      )
      .map(({ name }) => name),
    body: content?.["application/json"]?.schema,
  };
}
type Prepared = ReturnType<typeof prepare>;

function isInteger(schema: object): boolean {
  return "type" in schema && schema.type === "integer";
}

function mayBeEmpty(schema: object): boolean {
  const bounded = ["pattern", "enum", "minLength"].some((keyword) => keyword in schema);
  return "type" in schema && schema.type === "string" && !bounded;
}

function checkQuery({ operationId, query: known }: Prepared, query: URLSearchParams, checkJson: CheckJson) {
  if (query.size === 0) return [];
  return [...new Set(query.keys())].flatMap((name) => {
    const parameter = known.get(name);
    if (!parameter) return [`${operationId} has no query parameter ${showName(name)}`];
    const values = query.getAll(name);
    if (values.length > 1) return [`${name} is given ${values.length} times`];
    const [text = ""] = values;
    if (text === "" && !parameter.mayBeEmpty) return [`${name} is empty`]; // to many a server, absent
    if (!parameter.json) return [];
    const read = readJson(text, name);
    const problem = "problem" in read ? read.problem : checkJson(parameter.json, read.value, name);
    return problem ? [problem] : [];
  });
}

/** To many a server, an empty header is an absent one. Here it may be production in place of a test environment. */
function checkHeaders({ headers: known }: Prepared, headers: ReceivedRequest["headers"]) {
  return known.filter(([, key]) => headers[key] === "").map(([name]) => `the header ${name} is empty`);
}

/** JavaScript's Number, and so many a server, also takes `0x10`, `1e3`, ` 5`, `01`, and what is too large. */
const integer = /^(0|-?[1-9]\d{0,17}|-?[1-8]\d{18})$/;

function checkIntegers(
  { integersInPath, integersInQuery, integerListsInQuery }: Prepared,
  { pathname, query }: ReceivedRequest,
) {
  const violations: string[] = [];
  if (integersInPath.length > 0) {
    const parts = pathname.split("/");
    for (const [name, index] of integersInPath) {
      const part = parts[index] ?? "";
      if (!integer.test(part) && !integer.test(decode(part))) {
        violations.push(`Request path parameter ${name} must be integer`);
      }
    }
  }
  if (query.size === 0) return violations;
  for (const name of integersInQuery) {
    const text = query.get(name);
    if (text && !integer.test(text)) violations.push(`Request query parameter ${name} must be integer`);
  }
  for (const name of integerListsInQuery) {
    const text = query.get(name);
    if (text && !text.split(",").every((part) => integer.test(part))) {
      violations.push(`Request query parameter ${name} must be integers, separated by commas`);
    }
  }
  return violations;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function checkBody(
  { method, body: schema }: Prepared,
  { body, headers }: ReceivedRequest,
  checkJson: CheckJson,
): { problem?: string | undefined; value?: unknown } {
  if (!schema) return body === "" ? {} : { problem: `${method} takes no body: parameters go into the URL` };
  if (body === "") return { problem: "the body is missing" };
  if (!/^application\/json\s*(;|$)/i.test(headers["content-type"] ?? "")) {
    return { problem: "the body must be sent with Content-Type: application/json" };
  }
  const read = readJson(body, "body");
  if ("problem" in read) return read;
  return { problem: checkJson(schema, read.value, "body"), value: read.value };
}
