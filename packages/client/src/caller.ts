import { checkBaseUrl } from "./base-url.ts";
import type { Caller } from "./call/call.ts";
import { serverUrl } from "./generated/vocabulary.ts";
import { assertAimed } from "./guard/aim.ts";
import { checkOptions } from "./guard/options.ts";
import { isVisibleAscii } from "./guard/visible-ascii.ts";
import { isBrowser } from "./is-browser.ts";
import { clientBounds, type UsersClientOptions } from "./options.ts";
import { checkToken, shareToken } from "./token.ts";
import { createTransport } from "./transport.ts";

/**
 * Checks the options of a client and makes of them what all its calls share.
 *
 * @throws TypeError that names the option
 */
export function createCaller(given: UsersClientOptions): Caller {
  // What is there and undefined got lost on its way from a configuration: no `environment` means production.
  for (const name of ["baseUrl", "environment", "fetch"] as const) {
    const value: unknown = given?.[name];
    if (value === null || (value === undefined && name in Object(given))) {
      throw new TypeError(`${name} is ${value}: leave it out if you mean the default`);
    }
  }
  const options = checkOptions(given ?? {}, "createUsersClient", clientBounds);
  const { token, environment, baseUrl = serverUrl, onRequest, onResponse } = options;
  if (isBrowser() && !options.dangerouslyAllowBrowser) {
    throw new TypeError(
      "in a browser everyone can read the token, which can change every user: use a server, or dangerouslyAllowBrowser",
    );
  }
  if (environment !== undefined && !isVisibleAscii(environment)) {
    throw new TypeError("environment is not an environment id: leave it out for production");
  }
  if (options.fetch && typeof options.fetch !== "function") throw new TypeError("fetch must be a function");
  const canRenew = typeof token === "function";
  const source = shareToken(canRenew ? token : checkToken(token));
  const base = checkBaseUrl(baseUrl);
  const headers: Record<string, string> =
    environment === undefined ? {} : { "X-Hydrogen-Env-ID": environment };
  const send: Caller["send"] = (request, token, init) => {
    request.headers.set("Authorization", `Bearer ${token}`);
    return (options.fetch ?? globalThis.fetch)(request, init);
  };
  const aim = (request: Request) => assertAimed(request, base);
  const raw = createTransport(base, headers, async (request) => {
    aim(request);
    return send(request, await source(), {});
  });
  const { timeout = 30_000, deadline = Number.POSITIVE_INFINITY, retries = 2 } = options;
  const defaults = { timeout, deadline, retries };
  return { raw, aim, send, token: source, canRenew, defaults, onRequest, onResponse };
}
