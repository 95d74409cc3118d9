import { isLoopbackName } from "./is-loopback-name.ts";
import type { Route } from "./routes.ts";

/** Which web pages may read the answers of a server that stands in for the API, in the words of CORS. */
export interface Cors {
  /**
   * The headers of an answer.
   *
   * @param origin - the header `Origin` of the request
   */
  answerHeaders: (origin: string | undefined) => Record<string, string>;
  /**
   * The headers of the answer to a preflight, by which a browser asks whether it may send a request at all.
   *
   * @param headers - of the request, their names in lower case
   * @returns undefined when the page may not
   */
  preflightHeaders: (headers: RequestHeaders) => Record<string, string> | undefined;
}

type RequestHeaders = Readonly<Record<string, string | string[] | undefined>>;

/** What a page must be able to read beyond the body: when to try again, and where to go on. */
const exposedHeaders = "Retry-After, Location";

/** What is sent with a request and is no parameter of the spec. */
const usualHeaders = ["Authorization", "Content-Type"];

/**
 * Allows pages of this machine, and those of the given origins. Nobody else is refused: a browser does not show them the
 * answer.
 *
 * @param routes - whose methods and headers may be used
 * @param allowOrigin - origins beyond those of this machine, such as `https://docs.example`
 * @throws Error in one sentence for what is no origin
 */
export function createCors(routes: readonly Route[], allowOrigin: readonly string[]): Cors {
  const wrong = allowOrigin.find((text) => !isOrigin(text));
  if (wrong !== undefined) {
    throw new Error(
      `allowOrigin must be an origin such as https://docs.example, without a path, but it is ${JSON.stringify(wrong)}`,
    );
  }
  const others = new Set(allowOrigin);
  const isAllowed = (origin: string) =>
    others.has(origin) || (isOrigin(origin) && isLoopbackName(new URL(origin).hostname));
  const parameters = routes.flatMap((route) => route.parameters.filter((it) => it.in === "header"));
  const allowed = {
    "access-control-allow-methods": [...new Set(routes.map(({ method }) => method.toUpperCase()))].join(", "),
    "access-control-allow-headers": [
      ...new Set([...usualHeaders, ...parameters.map(({ name }) => name)]),
    ].join(", "),
  };

  const answerHeaders: Cors["answerHeaders"] = (origin) => ({
    vary: "Origin",
    ...(origin !== undefined && isAllowed(origin)
      ? { "access-control-allow-origin": origin, "access-control-expose-headers": exposedHeaders }
      : {}),
  });
  const preflightHeaders: Cors["preflightHeaders"] = ({
    origin,
    [asksForPrivateNetwork]: privateNetwork,
  }) => {
    if (typeof origin !== "string" || !isAllowed(origin)) return undefined;
    return {
      vary: "Origin",
      "access-control-allow-origin": origin,
      ...allowed,
      ...(privateNetwork === "true" ? { "access-control-allow-private-network": "true" } : {}),
    };
  };
  return { answerHeaders, preflightHeaders };
}

/** Whether a request is a browser's question before the request itself. It is not one to the API. */
export function isPreflight(method: string | undefined, headers: RequestHeaders): boolean {
  return (
    method === "OPTIONS" &&
    headers.origin !== undefined &&
    headers["access-control-request-method"] !== undefined
  );
}

/** A page on the Internet is about to talk to a machine that is not. */
const asksForPrivateNetwork = "access-control-request-private-network";

/** As a browser writes it: in lower case, without a path, without the usual port. */
function isOrigin(text: string): boolean {
  return /^https?:\/\//.test(text) && URL.canParse(text) && new URL(text).origin === text;
}
