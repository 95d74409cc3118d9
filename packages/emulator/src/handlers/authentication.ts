import { timingSafeEqual } from "node:crypto";
import { codeLifetime, type TokenPair, tokenLifetime } from "../auth/tokens.ts";
import type { Emulation } from "../emulation.ts";
import { Refusal } from "../refusal.ts";
import { type Answer, type Call, json } from "./call.ts";

interface Credentials {
  client_id: string;
  client_secret: string;
}

/** The places on the way to a code. They are not documented; the first one is that of the spec's example. */
export const hops = {
  first: "/api/oauth2/authorize/",
  second: "/api/oauth2/authorize/code/",
};

const cookieName = "sessionid";

export function createAuthorizationCode({ emulation, body }: Call): Answer {
  checkCredentials(emulation, body as Credentials);
  const session = emulation.tokens.createSession();
  return redirect(`${hops.first}?response_type=code`, {
    "set-cookie": `${cookieName}=${session}; Path=/; HttpOnly; SameSite=Lax`,
  });
}

/** Where the first redirect leads: to the second one. */
export function firstHop(emulation: Emulation, cookies: string): Answer {
  checkSession(emulation, cookies);
  return redirect(`${hops.second}?response_type=code`);
}

/** Where the second redirect leads: to the code. */
export function secondHop(emulation: Emulation, cookies: string): Answer {
  checkSession(emulation, cookies);
  return json({ code: emulation.tokens.createCode(), expires_in: codeLifetime });
}

type Grant =
  | { grant_type: "authorization_code"; code: string }
  | { grant_type: "refresh_token"; refresh_token: string };

export function createAccessToken({ emulation, body }: Call): Answer {
  const grant = body as Credentials & Grant;
  checkCredentials(emulation, grant);
  const pair =
    grant.grant_type === "authorization_code"
      ? emulation.tokens.redeemCode(grant.code)
      : emulation.tokens.refresh(grant.refresh_token);
  if (!pair) {
    const what = grant.grant_type === "authorization_code" ? "code" : "refresh_token";
    throw new Refusal(400, `The ${what} is invalid or has expired.`);
  }
  return json(showPair(pair));
}

function showPair({ access_token, refresh_token }: TokenPair) {
  return { access_token, token_type: "Bearer", expires_in: tokenLifetime, refresh_token, scope: "write" };
}

function redirect(location: string, headers = {}): Answer {
  return { status: 302, headers: { location, ...headers }, body: "" };
}

function checkCredentials(
  { clientId, clientSecret }: Emulation,
  { client_id, client_secret }: Credentials,
): void {
  if (client_id !== clientId || !isSame(client_secret, clientSecret)) {
    throw new Refusal(401, "Invalid client_id or client_secret.");
  }
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function checkSession({ tokens }: Emulation, cookies: string): void {
  const session = new RegExp(`(?:^|;\\s*)${cookieName}=([^;]+)`).exec(cookies)?.[1];
  if (!session || !tokens.hasSession(session)) {
    throw new Refusal(
      401,
      "the cookie of the redirect is missing: send the cookies that were set on the way",
    );
  }
}
