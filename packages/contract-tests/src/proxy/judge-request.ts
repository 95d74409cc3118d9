import {
  checkParameters,
  checkRequest,
  findMistakes,
  hintFor,
  type ReceivedRequest,
  type Route,
  routesAt,
  showName,
  showPath,
  spec,
} from "@minapp-users/spec-check";
import { updatesAllUsers } from "../updates-all-users.ts";

/** What is thought of a request. */
export interface JudgedRequest {
  /** Undefined when no operation is meant. */
  route: Route | undefined;
  /** The path template of the operation; when none is meant, the path without what is not a word of the API. */
  path: string;
  /** A sentence for each thing that breaks the contract. */
  violations: string[];
  /** A sentence for each thing that the contract allows and hardly anybody wants. */
  warnings: string[];
  /** What the answer must be if the request is refused. */
  refusal: { status: 400 | 404 | 405; allow?: string };
}

/** What is left to whoever starts the proxy. */
export interface Judgement {
  /** `pass` to say nothing of a path that the API does not have, unless it looks like a mistake. */
  unknownPaths: "report" | "pass";
  /** Whether a bulk update of all users is a violation: by the contract it is none. */
  updateOfAllUsers: "warning" | "violation";
  /** Whether the target itself sent callers to a path. */
  isRedirectPlace: (pathname: string) => boolean;
}

/** Judges a request. A missing token is no violation: the target must answer 401. */
export function judgeRequest(request: ReceivedRequest, judgement: Judgement): JudgedRequest {
  const { method, pathname, query, urlLength } = request;
  const candidates = routesAt(pathname);
  const route = candidates.find((candidate) => candidate.method === method.toLowerCase());
  const judged = (status: 400 | 404 | 405, violations: string[], warnings: string[] = []): JudgedRequest => ({
    route,
    path: route?.path ?? candidates[0]?.path ?? showPath(pathname),
    violations,
    warnings,
    refusal: { status },
  });

  if (candidates.length === 0) {
    const hint = hintFor(pathname);
    const mayPass = judgement.unknownPaths === "pass" || judgement.isRedirectPlace(pathname);
    if (mayPass && hint === "") return judged(404, []);
    return judged(404, [`the API has no ${showPath(pathname)}${hint}`]);
  }
  if (!isDecodable(pathname)) return judged(400, ["the path has a % that is not an escape sequence"]);
  if (!route) {
    const allow = candidates.map((candidate) => candidate.method.toUpperCase()).join(", ");
    const problem = `${showPath(pathname)} answers to ${allow} only, not to ${showName(method)}`;
    return { ...judged(405, [problem]), refusal: { status: 405, allow } };
  }
  const [{ "x-minapp-max-url-length": most }] = spec.servers;
  const violations = [
    ...(urlLength > most ? [`the URL has ${urlLength} characters, and ${most} are the most`] : []),
    ...checkRequest(route, request).violations,
    ...checkParameters(route, request),
  ];
  if (violations.length === 0) violations.push(...findMistakes(route, request));
  if (!updatesAllUsers(route, query)) return judged(400, violations);
  const all = `${route.operation.operationId} without a where changes all users`;
  return judgement.updateOfAllUsers === "warning"
    ? judged(400, violations, [all])
    : judged(400, [
        ...violations,
        `${all}: start the proxy with --allow-update-of-all-users if that is meant`,
      ]);
}

function isDecodable(pathname: string): boolean {
  try {
    decodeURIComponent(pathname);
    return true;
  } catch {
    return false;
  }
}
