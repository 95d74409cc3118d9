import {
  checkParameters,
  checkRequest,
  findMistakes,
  hintFor,
  needsToken,
  type ReceivedRequest,
  routesAt,
  showName,
  showPath,
  spec,
} from "@minapp-users/spec-check";
import { updatesAllUsers } from "../updates-all-users.ts";
import type { Choices } from "./choices.ts";
import { serialize } from "./documented.ts";
import { type Preference, readPreference, withoutPreference } from "./prefer.ts";
import type { createPrism } from "./prism.ts";
import { type MockAnswer, refusal } from "./refusal.ts";

const [{ "x-minapp-max-url-length": maxUrlLength }] = spec.servers;

/**
 * Answers requests with the examples of the spec, and refuses those that the spec does not allow.
 *
 * @param token - the only access token that is accepted
 * @param choices - which answers to give to requests that do not prefer one themselves
 * @param mayUpdateAllUsers - false to refuse a bulk update that the spec allows: one of everybody
 */
export function createAnswerer(
  prism: Awaited<ReturnType<typeof createPrism>>,
  token: string,
  choices: Choices,
  mayUpdateAllUsers: boolean,
) {
  return async (request: ReceivedRequest): Promise<MockAnswer> => {
    const { method, pathname, query, headers } = request;
    if (!isDecodable(pathname)) return refusal(400, ["the path has a % that is not an escape sequence"]);
    const candidates = routesAt(pathname);
    if (candidates.length === 0)
      return refusal(404, [`the API has no ${showPath(pathname)}${hintFor(pathname)}`]);
    const route = candidates.find((candidate) => candidate.method === method.toLowerCase());
    if (!route) {
      const allowed = candidates.map((candidate) => candidate.method.toUpperCase()).join(", ");
      const answer = refusal(405, [
        `${showPath(pathname)} answers to ${allowed} only, not to ${showName(method)}`,
      ]);
      return { ...answer, headers: { ...answer.headers, allow: allowed } };
    }
    const { operationId, responses } = route.operation;

    if (needsToken(route) && headers.authorization !== `Bearer ${token}`) {
      return refusal(401, [authorizationProblem(headers.authorization)], route);
    }
    if (request.urlLength > maxUrlLength) {
      const problem = `the URL has ${request.urlLength} characters, and ${maxUrlLength} are the most`;
      return refusal(502, [problem], route);
    }

    const wrong = (found: string[]) => refusal("400" in responses ? 400 : 404, found, route);
    const meant = { ...request, query: withoutPreference(query) };
    const { violations, body } = checkRequest(route, meant);
    violations.push(...checkParameters(route, meant));
    if (violations.length === 0) violations.push(...findMistakes(route, meant));
    // An empty where is already refused as no JSON.
    if (!mayUpdateAllUsers && meant.query.get("where") !== "" && updatesAllUsers(route, meant.query)) {
      violations.unshift(wouldUpdateAll(meant.query));
    }
    if (violations.length > 0) return wrong(violations);
    const preferred = readPreference(headers.prefer, query);
    if (Number.isNaN(preferred.code))
      return refusal(400, ["Prefer: code must be a status of three digits"], route);
    // Only now: a request that is refused uses up no choice.
    const choice = isEmpty(preferred) ? choices.take(operationId) : undefined;
    const prefer = choice?.preference ?? preferred;
    const answer = await prism(choice ? accepting(request, choice.mediaType) : request, body, prefer);
    if (answer === "not acceptable") {
      return refusal(406, [`${operationId} has no answer of a media type that Accept allows`], route);
    }
    if (answer !== "not documented" && answer.violations.length > 0) return wrong(answer.violations);
    // Prism answers with another status when the example is one of that.
    if (answer === "not documented" || (prefer.code !== undefined && prefer.code !== answer.status)) {
      const { code = "any status", example } = prefer;
      const which = example === undefined ? "of any name" : showName(example);
      return refusal(400, [`${operationId} documents no example ${which} for ${code}`], route);
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

function wouldUpdateAll(query: URLSearchParams): string {
  const why = query.has("where") ? "where asks nothing" : "where is missing";
  return (
    `${why}, so every user would be updated: say in where which ones are meant, ` +
    "or start the mock with allowUpdateOfAllUsers"
  );
}

function authorizationProblem(header: string | undefined): string {
  if (header === undefined) return "the header Authorization is missing";
  if (!header.startsWith("Bearer ")) return "the header Authorization must be Bearer and the access token";
  return "the access token is not the one that the mock was started with";
}

function isEmpty({ code, example }: Preference): boolean {
  return code === undefined && example === undefined;
}

/** The chosen answer is given even to a caller that does not accept it: that is what a gateway's HTML page does. */
function accepting(request: ReceivedRequest, mediaType = "*/*"): ReceivedRequest {
  return { ...request, headers: { ...request.headers, accept: mediaType } };
}
