import { maxUrlLength } from "../generated/vocabulary.ts";
import { Refusal } from "./refusal.ts";

/**
 * Refuses a request that goes somewhere else than it was meant to. This is the last look, at the URL itself, so that it
 * also holds for `raw`, and for a URL that somebody put together from strings.
 *
 * - A path parameter that was not filled, an empty part, a dot segment that the URL swallowed: an id got lost.
 * - A URL that is too long: the API answers it with a 502, which looks like a failure of the network.
 * - A bulk update without `where` is for everyone. Who means everyone says so: `where: {}`.
 *
 * @param base - the base URL, without a slash at the end
 * @throws TypeError
 */
export function assertAimed({ method, url }: Request, base: string): void {
  const { pathname, searchParams } = new URL(url);
  if (!url.startsWith(`${base}/`)) throw new Refusal("the request does not go to baseUrl");
  const unfilled = /%7B([^/]+?)%7D/i.exec(pathname)?.[1];
  if (unfilled) throw new Refusal(`${unfilled} must be a positive integer, but it is undefined`);
  if (url.slice(base.length).split(/[?#]/)[0]?.includes("//")) {
    throw new Refusal("a part of the path is empty, was an id lost?");
  }
  if (url.length > maxUrlLength) {
    throw new Refusal(`the URL is longer than ${maxUrlLength} characters, ask for less in where`);
  }
  if (method === "PUT" && /\/user_profile\/?$/.test(pathname) && !searchParams.get("where")) {
    throw new Refusal("a bulk update without where is for every user, write where: {} if you mean that");
  }
}
