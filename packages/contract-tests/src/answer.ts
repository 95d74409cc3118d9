import { checkRequest, type MockRequest } from "./check-request.ts";
import { readPreference } from "./prefer.ts";
import type { createPrism } from "./prism.ts";
import { hintFor, type Route, routesAt } from "./routes.ts";
import { spec } from "./spec.ts";

/** An answer, and what the mock thinks of the request. */
export interface MockAnswer {
  status: number;
  headers: Record<string, string>;
  body: string;
  /** Undefined when no operation was meant. */
  route: Route | undefined;
  /** A sentence for each thing that is wrong with the request. */
  violations: string[];
}

const [{ "x-minapp-max-url-length": maxUrlLength }] = spec.servers;

/** What is wrong with a request before or beside the contract of an operation. */
function refusal(status: number, violation: string, route?: Route): MockAnswer {
  return {
    status,
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ status: "error", error_msg: violation }),
    route,
    violations: [violation],
  };
}

/**
 * Answers requests with the examples of the spec, and refuses those that the spec does not allow.
 *
 * @param token - the only access token that is accepted
 */
export function createAnswerer(prism: Awaited<ReturnType<typeof createPrism>>, token: string) {
  return async (request: MockRequest): Promise<MockAnswer> => {
    const { method, pathname, query, headers } = request;
    if (!isDecodable(pathname)) return refusal(400, "the path has a % that is not an escape sequence");
    const candidates = routesAt(pathname);
    if (candidates.length === 0) return refusal(404, `the API has no ${pathname}${hintFor(pathname)}`);
    const route = candidates.find((candidate) => candidate.method === method.toLowerCase());
    if (!route) {
      const allowed = candidates.map((candidate) => candidate.method.toUpperCase()).join(", ");
      const answer = refusal(405, `${pathname} answers to ${allowed} only, not to ${method}`);
      return { ...answer, headers: { ...answer.headers, allow: allowed } };
    }

    if (needsToken(route) && headers.authorization !== `Bearer ${token}`) {
      return refusal(401, authorizationProblem(headers.authorization), route);
    }

    const { violations, body } = checkRequest(route, request);
    if (request.urlLength > maxUrlLength) {
      return refusal(
        502,
        `the URL has ${request.urlLength} characters, and ${maxUrlLength} are the most`,
        route,
      );
    }
    const prefer = readPreference(headers.prefer, query);
    const answer = await prism(request, body, prefer);
    if (answer === "not acceptable") {
      return refusal(
        406,
        `${route.operation.operationId} has no answer that Accept: ${headers.accept} takes`,
        route,
      );
    }
    if (answer === "not documented") {
      const { code = "any status", example = "of any name" } = prefer;
      return refusal(
        400,
        `${route.operation.operationId} documents no example ${example} for ${code}`,
        route,
      );
    }
    const found = violations.length > 0 ? violations : answer.violations;
    if (found.length > 0) {
      const status = "400" in route.operation.responses ? 400 : 404;
      return { ...refusal(status, found.join("; "), route), violations: found };
    }
    const { "Content-type": type = "", ...others } = answer.headers;
    return {
      status: answer.status,
      headers: answer.body === undefined ? others : { ...others, "content-type": type },
      body: serialize(answer.body),
      route,
      violations: [],
    };
  };
}

function isDecodable(pathname: string): boolean {
  try {
    decodeURIComponent(pathname);
    return true;
  } catch {
    return false;
  }
}

/** Every operation needs the token, except those that say otherwise (`security: []`). */
function needsToken({ operation }: Route): boolean {
  return operation.security === undefined || operation.security.length > 0;
}

function authorizationProblem(header: string | undefined): string {
  if (header === undefined) return "the header Authorization is missing";
  if (!header.startsWith("Bearer ")) return "the header Authorization must be Bearer and the access token";
  return "the access token is not the one that the mock was started with";
}

function serialize(body: unknown): string {
  if (body === undefined) return "";
  return typeof body === "string" ? body : JSON.stringify(body);
}
