import { refusal } from "./refusal.ts";

/**
 * Refuses a request that goes somewhere else than it was meant to. This is the last look, at the URL itself, so that it
 * also holds for `raw`, and for a URL that somebody put together from strings.
 *
 * - A path parameter that was not filled, an empty part, a dot segment that the URL swallowed: an id got lost.
 * - A bulk update without `where` is for everyone. Who means everyone says so: `where: {}`.
 *
 * @throws TypeError
 */
export function assertAimed(request: Request, baseUrl: string): void {
  const { pathname, searchParams } = new URL(request.url);
  const unfilled = /%7B([^/]+?)%7D/i.exec(pathname)?.[1];
  if (unfilled) throw refusal(`${unfilled} must be a positive integer, but it is undefined`);
  if (pathname.slice(new URL(baseUrl).pathname.length - 1).includes("//")) {
    throw refusal("a part of the path is empty, was an id lost?");
  }
  if (request.method === "PUT" && /\/user_profile\/?$/.test(pathname) && !searchParams.get("where")) {
    throw refusal("a bulk update without where is for every user, write where: {} if you mean that");
  }
}
