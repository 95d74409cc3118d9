import { type Response, type Route, resolve } from "@minapp-users/spec-check";
import type { Fault } from "../faults.ts";
import type { Answer } from "../handlers/call.ts";

/** An answer with the body that the API documents for errors. */
export function errorAnswer(status: number, problem: string, headers?: Record<string, string>): Answer {
  return {
    status,
    body: JSON.stringify({ status: "error", error_msg: problem }),
    ...(headers ? { headers } : {}),
  };
}

/** The status for a request that is wrong: 400, or 404 for an operation that documents no 400. */
export function wrongStatus(route: Route | undefined): number {
  return !route || "400" in route.operation.responses ? 400 : 404;
}

/** The answer that a fault asks for. */
export function faultAnswer({ status = 500, body, headers, retryAfter }: Fault, route: Route): Answer {
  const all = { ...headers, ...(retryAfter === undefined ? {} : { "retry-after": String(retryAfter) }) };
  const text =
    body === undefined ? exampleBody(status, route) : typeof body === "string" ? body : JSON.stringify(body);
  return { status, body: text, headers: all };
}

function exampleBody(status: number, { operation: { responses } }: Route): string {
  const documented = responses[status] ?? responses[`${Math.floor(status / 100)}XX`];
  const examples = documented && resolve<Response>(documented).content?.["application/json"]?.examples;
  const [example] = Object.values(examples ?? {});
  return example ? JSON.stringify(example.value) : errorAnswer(status, "This went wrong on demand.").body;
}
