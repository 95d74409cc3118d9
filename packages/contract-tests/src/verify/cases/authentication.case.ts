import { type CaseContext, contract } from "../contract.ts";
import { demand } from "../contract-violation.ts";
import { followToCode } from "../follow-to-code.ts";
import type { Body } from "../operation-id.ts";

type Context = Pick<CaseContext, "provider" | "send" | "credentials">;

/** What nobody has. */
const wrong = "contract-kit-wrong";

contract(
  "createAuthorizationCode",
  "redirects, and gives a code to who follows with the cookies",
  async ({ provider, send, credentials }) => {
    const answer = await followToCode({ provider, send, credentials });
    demand(answer !== undefined, "createAuthorizationCode", "the redirects do not lead to a code");
    demand(answer.expires_in > 0, "createAuthorizationCode", "the code is not good for any time");
  },
);

contract(
  "createAuthorizationCode",
  "gives no code to who follows without the cookies",
  async ({ provider, send, credentials }) => {
    const answer = await followToCode({ provider, send, credentials }, false);
    demand(answer === undefined, "createAuthorizationCode", "the redirects lead to a code without cookies");
  },
);

contract(
  ["createAccessToken", "createAuthorizationCode", "listUsers"],
  "trades a code for a token that works",
  async ({ provider, send, credentials }) => {
    const pair = await getPair({ provider, send, credentials });
    demand(/^bearer$/i.test(pair.token_type), "createAccessToken", "token_type is not Bearer");
    demand(pair.expires_in > 0, "createAccessToken", "the token is not good for any time");
    const isTwo = pair.access_token !== pair.refresh_token;
    demand(isTwo, "createAccessToken", "access token and refresh token are the same");
    await demandWorks(send, pair.access_token);
    const asAccess = { token: pair.refresh_token, query: { limit: 1 } };
    await send("listUsers", asAccess, [401]);
  },
);

// Whether other tokens survive a refresh is not documented, so no real application is tried.
contract(
  ["createAccessToken", "listUsers"],
  "trades a refresh token for a new pair, and revokes the earlier one at once",
  async ({ provider, send, credentials, madeUp: _ }) => {
    const first = await getPair({ provider, send, credentials });
    await demandWorks(send, first.access_token);
    const refresh = (refresh_token: string) => ({
      token: null,
      body: { ...asBody(credentials), grant_type: "refresh_token", refresh_token },
    });
    const { body: second } = await send("createAccessToken", refresh(first.refresh_token));
    const isNew = second.access_token !== first.access_token && second.refresh_token !== first.refresh_token;
    demand(isNew, "createAccessToken", "after a refresh, the tokens are not both new");
    await demandWorks(send, second.access_token);
    const { status } = await send(
      "listUsers",
      { token: first.access_token, query: { limit: 1 } },
      [200, 401],
    );
    demand(status === 401, "createAccessToken", "after a refresh, the earlier access token still works");
    await send("createAccessToken", refresh(first.refresh_token), [400]);
    await demandWorks(send, second.access_token);
    const { body: third } = await send("createAccessToken", refresh(second.refresh_token));
    await demandWorks(send, third.access_token);
  },
);

contract("createAuthorizationCode", "refuses a wrong client id or secret", async ({ send, credentials }) => {
  for (const change of [{ client_id: wrong }, { client_secret: wrong }]) {
    const body = { ...asBody(credentials), ...change };
    const answer = await send("createAuthorizationCode", { body, token: null }, [401]);
    demandDiscreet("createAuthorizationCode", answer.body, body);
  }
});

contract(
  ["createAccessToken", "listUsers"],
  "refuses a wrong client id or secret beside what is right",
  async ({ provider, send, credentials }) => {
    const { code = "" } = (await followToCode({ provider, send, credentials })) ?? {};
    for (const change of [{ client_id: wrong }, { client_secret: wrong }]) {
      const body = { ...asBody(credentials), grant_type: "authorization_code", code, ...change };
      const answer = await send("createAccessToken", { body, token: null }, [401]);
      demandDiscreet("createAccessToken", answer.body, body);
    }
  },
);

contract(
  ["createAccessToken", "createAuthorizationCode", "listUsers"],
  "refuses to refresh with a wrong secret, and revokes nothing",
  async ({ provider, send, credentials, madeUp: _ }) => {
    const { access_token, refresh_token } = await getPair({ provider, send, credentials });
    const right = { ...asBody(credentials), grant_type: "refresh_token", refresh_token };
    const body = { ...right, client_secret: wrong };
    const answer = await send("createAccessToken", { body, token: null }, [401]);
    demandDiscreet("createAccessToken", answer.body, body);
    await demandWorks(send, access_token);
    await send("createAccessToken", { body: right, token: null });
  },
);

const wrongGrants: readonly [title: string, grant: Record<string, unknown>][] = [
  ["a wrong code", { grant_type: "authorization_code", code: wrong }],
  ["a wrong refresh token", { grant_type: "refresh_token", refresh_token: wrong }],
  ["a grant by code without a code", { grant_type: "authorization_code" }],
  ["a grant by code with a refresh token", { grant_type: "authorization_code", refresh_token: wrong }],
  ["a refresh without a refresh token", { grant_type: "refresh_token" }],
  ["an unknown grant", { grant_type: "password", username: wrong, password: wrong, code: wrong }],
  ["a request without a grant", { code: wrong, refresh_token: wrong }],
  ["a code that is no text", { grant_type: "authorization_code", code: 5 }],
];

for (const [title, grant] of wrongGrants) {
  contract("createAccessToken", `refuses ${title}`, async ({ send, credentials }) => {
    const body = { ...asBody(credentials), ...grant };
    const answer = await send("createAccessToken", { body, token: null }, [400]);
    demandDiscreet("createAccessToken", answer.body, body);
  });
}

contract(
  ["createAccessToken", "createAuthorizationCode"],
  "takes a code for no refresh token, and an access token for neither",
  async ({ provider, send, credentials }) => {
    const { code = "" } = (await followToCode({ provider, send, credentials })) ?? {};
    const { access_token } = await getPair({ provider, send, credentials });
    for (const grant of [
      { grant_type: "refresh_token", refresh_token: code },
      { grant_type: "refresh_token", refresh_token: access_token },
      { grant_type: "authorization_code", code: access_token },
    ]) {
      const body = { ...asBody(credentials), ...grant };
      const answer = await send("createAccessToken", { body, token: null }, [400]);
      demandDiscreet("createAccessToken", answer.body, body);
    }
  },
);

/** They can be sent to anybody: they hold nothing that is true. */
const incomplete: readonly [title: string, body: unknown][] = [
  ["without the secret", { client_id: wrong }],
  ["without the client id", { client_secret: wrong }],
  ["with an empty secret", { client_id: wrong, client_secret: "" }],
  ["with a client id that is no text", { client_id: 5, client_secret: wrong }],
  ["that is empty", {}],
  ["that is an array", []],
  ["that is not JSON", '{"client_id":'],
];

for (const operationId of ["createAuthorizationCode", "createAccessToken"] as const) {
  for (const [title, body] of incomplete) {
    contract(operationId, `refuses a body ${title}`, async ({ send, writes: _ }) => {
      const grant = { grant_type: "authorization_code", code: wrong };
      const isObject = typeof body === "object" && !Array.isArray(body);
      const sent = isObject && operationId === "createAccessToken" ? { ...grant, ...body } : body;
      const answer = await send(operationId, { body: sent, token: null }, [400]);
      demandDiscreet(operationId, answer.body, { wrong });
    });
  }
}

async function getPair(context: Context): Promise<Body<"createAccessToken">> {
  const answer = await followToCode(context);
  demand(answer !== undefined, "createAuthorizationCode", "the redirects do not lead to a code");
  const grant = { grant_type: "authorization_code", code: answer.code };
  const body = { ...asBody(context.credentials), ...grant };
  return (await context.send("createAccessToken", { body, token: null })).body;
}

function asBody({ clientId, clientSecret }: CaseContext["credentials"]) {
  return { client_id: clientId, client_secret: clientSecret };
}

async function demandWorks(send: CaseContext["send"], token: string): Promise<void> {
  const { status } = await send("listUsers", { token, query: { limit: 1 } }, [200, 401]);
  demand(status === 200, "createAccessToken", "a new access token does not work");
}

/** Whoever sees an error must not see what was sent: it may be wrong by one letter. */
function demandDiscreet(operationId: keyof typeof secretNames, answer: unknown, sent: object): void {
  const text = JSON.stringify(answer);
  const secrets = Object.entries(sent).filter(([name]) => secretNames[operationId].includes(name));
  const isDiscreet = secrets.every(
    ([, value]) => typeof value !== "string" || value === "" || !text.includes(value),
  );
  demand(isDiscreet, operationId, "an error shows a secret or a token");
}

const secretNames = {
  createAuthorizationCode: ["client_secret", "wrong"],
  createAccessToken: ["client_secret", "code", "refresh_token", "wrong"],
};
