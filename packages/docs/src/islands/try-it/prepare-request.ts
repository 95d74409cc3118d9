import { fitsEveryone } from "@minapp-users/spec-check/browser";
import { scanJson } from "../scan-json.ts";
import { readLocalAddress } from "./local-address.ts";
import type { TryItOperation, TryItParameter } from "./operation.ts";
import type { Words } from "./words.ts";

/** What stands in the form. */
export interface Entered {
  address: string;
  token: string;
  /** By name. */
  parameters: Readonly<Record<string, string>>;
  body: string;
}

/** A request that may be sent. */
export interface PreparedRequest {
  method: string;
  url: string;
  headers: Record<string, string>;
  body: string | undefined;
}

/** Why a request is not sent. */
export interface Problem {
  /** `address`, `token`, `body`, or the name of a parameter behind its place: `path:id`. */
  field: string;
  sentence: string;
}

/** Makes a request of what stands in the form, or says what is wrong there. */
export function prepareRequest(
  operation: TryItOperation,
  entered: Entered,
  say: Words,
): { request: PreparedRequest } | { problems: Problem[] } {
  const problems: Problem[] = [];
  const add = (field: string, sentence: string) => problems.push({ field, sentence });

  const address = readLocalAddress(entered.address);
  if ("problem" in address) add("address", say.address[address.problem]);
  const headers: Record<string, string> = {};
  const token = entered.token.trim();
  if (operation.secured) {
    if (token === "") add("token", say.tokenMissing);
    else if (!/^[\x21-\x7e]+$/.test(token)) add("token", say.tokenWrong);
    headers.Authorization = `Bearer ${token}`;
  }

  let path = operation.path;
  const query: string[] = [];
  for (const parameter of operation.parameters) {
    const { name, in: place } = parameter;
    const field = fieldOf(parameter);
    const text = (entered.parameters[field] ?? "").trim();
    const problem = problemOf(parameter, text, operation, say);
    if (problem !== undefined) add(field, problem);
    else if (place === "path") path = path.replace(`{${name}}`, () => encodeURIComponent(text));
    else if (text === "") continue;
    else if (place === "header") headers[name] = text;
    else query.push(`${name}=${encodeURIComponent(name === "where" ? compact(text) : text)}`);
  }
  // Whatever the page says of its parameters.
  const hasFilter = operation.parameters.some((it) => it.in === "query" && it.name === "where");
  if (operation.bulk && !hasFilter) add("query:where", say.bulkNeedsWhere);

  let body: string | undefined;
  if (operation.body) {
    const problem = jsonProblem(entered.body, say.theBody, say);
    if (problem) add("body", problem);
    headers["Content-Type"] = "application/json";
    body = entered.body;
  }
  if ("problem" in address || problems.length > 0) return { problems };
  const url = `${address.origin}${path}${query.length > 0 ? `?${query.join("&")}` : ""}`;
  return { request: { method: operation.method, url, headers, body } };
}

/** The name of a parameter's field: one of a path and one of a query may be called the same. */
export function fieldOf({ in: place, name }: TryItParameter): string {
  return `${place}:${name}`;
}

function problemOf(
  { name, in: place, required, type }: TryItParameter,
  text: string,
  { bulk }: TryItOperation,
  say: Words,
): string | undefined {
  if (place === "path") {
    if (text === "") return say.pathEmpty(name);
    // `.` and `..` would be steps of the path, and so lead to another operation.
    if (type === "integer" ? !/^\d+$/.test(text) : /^\.\.?$/.test(text)) return say.pathWrong(name);
    return undefined;
  }
  if (place === "header" && !/^[\x20-\x7e]*$/.test(text)) return say.headerWrong(name);
  if (place === "query" && name === "where" && (text !== "" || bulk)) {
    if (text === "") return say.bulkNeedsWhere;
    const problem = jsonProblem(text, name, say);
    if (problem) return problem;
    const where: unknown = JSON.parse(text);
    if (bulk && (typeof where !== "object" || where === null || fitsEveryone(where)))
      return say.bulkNeedsWhere;
  }
  return required && text === "" ? say.missing(name) : undefined;
}

function jsonProblem(text: string, name: string, say: Words): string | undefined {
  const scan = scanJson(text);
  return "mistake" in scan ? say.notJson(name, scan.line, scan.column) : undefined;
}

/** JSON without needless space; numbers keep their digits. */
function compact(json: string): string {
  const scan = scanJson(json);
  return "tokens" in scan ? scan.tokens.join("") : json;
}
