import type { Random } from "../oracle/random.ts";
import { type Attack, refused, stray } from "./attack.ts";
import { longText, makePayload, privateTexts } from "./texts.ts";
import { notJson, notObjects } from "./wrong-json.ts";

/** For the token endpoints: credentials that are wrong, incomplete, or in a body that is none. */
export function makeGrantAttack(random: Random, client: { clientId: string; clientSecret: string }): Attack {
  const right = { client_id: client.clientId, client_secret: client.clientSecret };
  const token = (body: unknown, ...statuses: number[]) =>
    refused("createAccessToken", { body, headers: { authorization: null } }, ...statuses);
  const authorize = (body: unknown, ...statuses: number[]) =>
    refused("createAuthorizationCode", { body, headers: { authorization: null } }, ...statuses);
  const wrongType = random.pick<unknown>([5, true, null, [], {}, "", ["a"], { $ne: null }, { $gt: "" }]);
  const text = random.pick([
    makePayload(random),
    ...Object.values(privateTexts),
    longText(50_000),
    "null",
    "\u0000",
  ]);
  const code = { ...right, grant_type: "authorization_code", code: text };
  const refresh = { ...right, grant_type: "refresh_token", refresh_token: text };
  const without = (object: object, key: string) => ({ ...object, [key]: undefined });
  const form = (body: string, contentType: string, ...statuses: number[]) =>
    refused(
      random.pick(["createAccessToken", "createAuthorizationCode"]),
      { body, headers: { "content-type": contentType, authorization: null } },
      ...statuses,
    );
  const urlencoded = "application/x-www-form-urlencoded";
  const attack = random.pick<() => Attack>([
    () => authorize({ ...right, [random.pick(["client_id", "client_secret"])]: text }, 401),
    () => authorize({ client_id: text, client_secret: text }, 401),
    () => authorize({ ...right, [random.pick(["client_id", "client_secret"])]: wrongType }),
    () => authorize(without(right, random.pick(["client_id", "client_secret"]))),
    () => token({ ...code, [random.pick(["client_id", "client_secret"])]: text }, 401),
    () => token({ ...refresh, client_secret: `${client.clientSecret}x` }, 401),
    () => token({ ...refresh, client_secret: client.clientSecret.toUpperCase() }, 401),
    () => token(random.pick([code, refresh]), 400),
    () => token({ ...code, [random.pick(Object.keys(code))]: wrongType }),
    () =>
      token(without(random.pick([code, refresh]), random.pick(["client_id", "client_secret", "grant_type"]))),
    () => token(without(code, "code")),
    () => token({ ...without(code, "code"), refresh_token: text }),
    () =>
      token({
        ...code,
        grant_type: random.pick(["password", "client_credentials", "Refresh_Token", "", text, "__proto__"]),
      }),
    () => token(random.pick([...notObjects, ...notJson])),
    () => authorize(random.pick([...notObjects, ...notJson])),
    () =>
      form(
        `client_id=${encodeURIComponent(text)}&client_secret=x&grant_type=refresh_token&refresh_token=1`,
        urlencoded,
        401,
      ),
    () =>
      form(
        random.pick(["", "&&&=", "client_id", "%ff=%", "a=1&a=2", `client_id=${longText(9000)}`]),
        urlencoded,
      ),
    () => form("--x\r\n\r\n\r\n--x--", "multipart/form-data"),
    () =>
      form(
        random.pick([
          "",
          "--x",
          "--x--",
          "--y\r\n",
          "--x\r\nContent-Disposition: form-data\r\n\r\na\r\n--x--\r\n",
        ]),
        "multipart/form-data; boundary=x",
      ),
    () =>
      form(
        '--x\r\nContent-Disposition: form-data; name="client_id"; filename="a"\r\n\r\na\r\n--x--\r\n',
        "multipart/form-data; boundary=x",
      ),
  ])();
  if (random.chance(0.9)) return attack;
  // The places on the way to a code want the cookie of the redirect.
  const cookie = random.pick([
    "",
    "sessionid",
    "sessionid=",
    "sessionid=x",
    "a=sessionid=x",
    ...Object.values(privateTexts).map((it) => `sessionid=${it}`),
  ]);
  const path = random.pick(["/api/oauth2/authorize/", "/api/oauth2/authorize/code/"]);
  return stray("GET", `${path}?response_type=code`, { headers: { cookie } }, 401);
}
