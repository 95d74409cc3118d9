import type { components, paths } from "../generated/schema.ts";
import { isVisibleAscii } from "../guard/visible-ascii.ts";
import type { Place } from "./attempt.ts";
import { type Connection, post, readField } from "./send.ts";
import type { StoredToken } from "./token-store.ts";

type Schemas = components["schemas"];
type Body = Schemas["AuthorizationCodeGrant"] | Schemas["RefreshTokenGrant"];

const path = "/api/oauth2/access_token/" satisfies keyof paths;

/**
 * Trades a code, or a refresh token, for a new pair. A refresh ends the old pair at once, even when its answer is lost.
 *
 * Operation: `createAccessToken`.
 *
 * @param now - the time in Unix seconds
 * @throws AuthError of the step "access_token" or "refresh_token"
 */
export async function createToken(
  connection: Connection,
  grant_type: Body["grant_type"],
  traded: string,
  now: () => number,
): Promise<StoredToken> {
  const { credentials } = connection;
  const isRefresh = grant_type === "refresh_token";
  const body: Body = isRefresh
    ? { ...credentials, grant_type, refresh_token: traded }
    : { ...credentials, grant_type, code: traded };
  const place: Place = {
    step: isRefresh ? grant_type : "access_token",
    what: `POST ${path} (${grant_type})`,
    secrets: [credentials.client_secret, traded],
  };
  const start = now(); // the lifetime may begin while the answer is on its way
  const answer = await post(connection, place, path, body);
  return {
    access_token: readField(place, answer, "access_token", isVisibleAscii),
    refresh_token: readField(place, answer, "refresh_token", isVisibleAscii),
    expires_at: Math.floor(start + readField(place, answer, "expires_in", isLifetime)),
  };
}

function isLifetime(value: unknown): value is number {
  return Number.isFinite(value) && (value as number) > 0;
}
