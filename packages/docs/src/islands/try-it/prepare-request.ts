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

/** Half of a character, which no URL can hold, and a body only as another one. */
const half = /\p{Surrogate}/u;

/**
 * Makes a request of what stands in the form, or says what is wrong there.
 *
 * @param checkBulkWhere - says why a bulk update is not sent with a `where`
 */
export function prepareRequest(
  operation: TryItOperation,
  entered: Entered,
  say: Words,
  checkBulkWhere: (where: string) => string | undefined,
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
    const problem = problemOf(parameter, text, operation, say, checkBulkWhere);
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
    const problem = jsonProblem(entered.body, say.theBody, say, operation.bulk);
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
  checkBulkWhere: (where: string) => string | undefined,
): string | undefined {
  if (half.test(text)) return say.halfCharacter(name);
  if (place === "path") {
    if (text === "") return say.pathEmpty(name);
    // `.` and `..` would be steps of the path, and so lead to another operation.
    if (type === "integer" ? !/^\d+$/.test(text) : /^\.\.?$/.test(text)) return say.pathWrong(name);
    return undefined;
  }
  if (place === "header" && !/^[\x20-\x7e]*$/.test(text)) return say.headerWrong(name);
  if (place === "query" && name === "where" && (text !== "" || bulk)) {
    if (text === "") return say.bulkNeedsWhere;
    const problem = jsonProblem(text, name, say, bulk) ?? (bulk ? checkBulkWhere(text) : undefined);
    if (problem) return problem;
  }
  return required && text === "" ? say.missing(name) : undefined;
}

function jsonProblem(text: string, name: string, say: Words, bulk = false): string | undefined {
  if (half.test(text)) return say.halfCharacter(name);
  const scan = scanJson(text);
  if ("mistake" in scan) return say.notJson(name, scan.line, scan.column);
  // It is sent as it stands here, and the server may take either.
  const [twice] = bulk ? scan.twice : [];
  return twice && say.keyTwice(name, twice.key);
}

/** JSON without needless space; numbers keep their digits. */
function compact(json: string): string {
  const scan = scanJson(json);
  return "tokens" in scan ? scan.tokens.join("") : json;
}
