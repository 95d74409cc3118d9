/** Where requests are passed on to. */
export interface Target {
  url: URL;
  /** The path of the base URL without a slash at the end, empty for none. It goes before every path. */
  prefix: string;
}

/**
 * Reads a base URL.
 *
 * @throws Error in one sentence, without the URL: there may be a password in it
 */
export function readTarget(text: unknown): Target {
  const url = typeof text === "string" && URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new Error("target is not a base URL: it must begin with http:// or https://");
  }
  if (url.username !== "" || url.password !== "") {
    throw new Error("target must not have a name or password in it: callers send their own token");
  }
  if (url.search !== "" || url.hash !== "") throw new Error("target must not have a query or a fragment");
  return { url, prefix: url.pathname.replace(/\/+$/, "") };
}
