/**
 * The cookies that one origin has set on the way through its redirects, by name. Their attributes are not looked at: they
 * go nowhere else, and the way is short.
 */
export type Cookies = Map<string, string>;

/** Takes what an answer sets. */
export function takeCookies(cookies: Cookies, headers: Headers): void {
  for (const line of headers.getSetCookie()) {
    const [pair = ""] = line.split(";");
    const at = pair.indexOf("=");
    if (at > 0) cookies.set(pair.slice(0, at).trim(), pair.slice(at + 1).trim());
  }
}

/** The header for the next request; none without a cookie. */
export function cookieHeader(cookies: Cookies): { Cookie?: string } {
  if (cookies.size === 0) return {};
  return { Cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; ") };
}
