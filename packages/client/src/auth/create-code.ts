import type { paths } from "../generated/schema.ts";
import { isVisibleAscii } from "../guard/visible-ascii.ts";
import type { Place } from "./attempt.ts";
import { type Cookies, cookieHeader, takeCookies } from "./cookies.ts";
import { type Answer, type Connection, fail, post, readField, send } from "./send.ts";

const path = "/api/oauth2/hydrogen/openapi/authorize/" satisfies keyof paths;

/** The documentation speaks of two. */
const maxRedirects = 5;

/**
 * Trades the client id and secret for a code. The redirects on the way are followed here and not by `fetch`, which keeps
 * no cookies: by GET, without the body, and on the origin of the base URL only.
 *
 * Operation: `createAuthorizationCode`.
 *
 * @throws AuthError of the step "authorize", or "redirect" from the first redirect on
 */
export async function createCode(connection: Connection): Promise<string> {
  const { baseUrl, credentials } = connection;
  const cookies: Cookies = new Map();
  let place: Place = { step: "authorize", what: `POST ${path}`, secrets: [credentials.client_secret] };
  let url = baseUrl + path;
  let answer = await post(connection, place, path, credentials);
  for (let count = 1; [301, 302, 303].includes(answer.status); count++) {
    takeCookies(cookies, answer.headers);
    place = {
      step: "redirect",
      what: `POST ${path} (redirect ${count})`,
      secrets: [credentials.client_secret, ...cookies.values()],
    };
    if (count > maxRedirects) throw fail(place, answer.status, `it is more than ${maxRedirects} redirects`);
    url = follow(place, url, answer);
    answer = await send(connection, place, url, cookieHeader(cookies));
  }
  return readField(place, answer, "code", isVisibleAscii);
}

/** Where a redirect leads. The cookies are the session of whoever has the secret: they stay with the API. */
function follow(place: Place, from: string, { status, headers }: Answer): string {
  const location = headers.get("Location") ?? "//"; // which is no URL
  const { origin } = new URL(from);
  const to = URL.canParse(location, from) ? new URL(location, from) : undefined;
  // By its start: blob:https://… has the origin https://…, and a URL with a user that of the one without.
  if (to?.href.startsWith(`${origin}/`)) return to.href;
  throw fail(place, status, `it leads to ${to?.origin ?? "no URL"} and not to a place of ${origin}`);
}
