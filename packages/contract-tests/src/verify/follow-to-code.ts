import { checkAnswer } from "@minapp-users/spec-check";
import type { CaseContext } from "./contract.ts";
import { demand } from "./contract-violation.ts";
import { type Body, routeOf } from "./operation-id.ts";

type Context = Pick<CaseContext, "provider" | "send" | "credentials">;

/** More redirects than this lead nowhere; the service has two. */
const mostRedirects = 5;

/**
 * Goes the way to an authorization code: redirects by GET, with the cookies that were set on the way.
 *
 * @param withCookies - whether they are sent
 * @returns the answer at the end; undefined when it is not the code
 * @throws ContractViolation when the way does not begin with a redirect, or leads to another host
 */
export async function followToCode(
  { provider, send, credentials: { clientId, clientSecret } }: Context,
  withCookies = true,
): Promise<Body<"createAuthorizationCode"> | undefined> {
  const operationId = "createAuthorizationCode";
  const body = { client_id: clientId, client_secret: clientSecret };
  const first = await send(operationId, { body, token: null }, [302]);
  const cookies = new Map<string, string>();
  let { status, headers } = first;
  let url = new URL(provider.baseUrl + routeOf(operationId).path);
  let text = "";
  for (let redirects = 1; status === 302 && redirects <= mostRedirects; redirects++) {
    url = new URL(headers.get("location") ?? "", url);
    const isHere = url.origin === new URL(provider.baseUrl).origin;
    demand(isHere, operationId, "a redirect leads to another host");
    for (const cookie of headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=;]+)=([^;]*)/.exec(cookie) ?? [];
      cookies.set(name, value);
    }
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const request = {
      headers: { accept: "*/*", ...(withCookies && cookie !== "" ? { cookie } : {}) },
      redirect: "manual",
      signal: AbortSignal.timeout(provider.timeout),
    } as const;
    try {
      const response = await fetch(url, request);
      ({ status, headers } = response);
      text = await response.text();
    } catch {
      demand(false, operationId, "no answer came behind a redirect");
    }
  }
  if (status !== 200) return undefined;
  const answer = { status, headers: Object.fromEntries(headers), body: text };
  const [problem] = checkAnswer(routeOf(operationId), answer);
  demand(problem === undefined, operationId, `at the end of the redirects: ${problem}`);
  return JSON.parse(text);
}
