import { type Mutant, wrongAnswer, wrongRequest, wrongStatus } from "./mutant.ts";

const code = "createAuthorizationCode";
const token = "createAccessToken";

/** How the two steps to a token can be wrong. */
export const authenticationMutants: Mutant[] = [
  wrongRequest(code, "does not look at the client secret", (request, { emulator }) => {
    if (Object(request.body).client_secret) request.body.client_secret = emulator.clientSecret;
  }),
  wrongRequest(code, "does without a client secret", (request, { emulator }) => {
    if (Object(request.body).client_id) request.body.client_secret ??= emulator.clientSecret;
  }),
  wrongStatus(code, 401, 400),
  wrongStatus(code, 400, 500),
  {
    name: "redirects to nowhere",
    operationId: code,
    answer: async ({ forward }) => {
      const { headers, ...answer } = await forward();
      const { location: _, ...others } = headers;
      return { ...answer, headers: others };
    },
  },
  {
    name: "sets no cookie on the way",
    operationId: code,
    answer: async ({ forward }) => {
      const { headers, ...answer } = await forward();
      const { "set-cookie": _, ...others } = headers;
      return { ...answer, headers: others };
    },
  },
  {
    name: "answers a wrong secret with a redirect",
    operationId: code,
    answer: async ({ forward }) => {
      const answer = await forward();
      if (answer.status !== 401) return answer;
      return { status: 302, headers: { location: "/api/oauth2/login/" }, body: "" };
    },
  },
  wrongAnswer(token, "calls the token token", ({ access_token, ...body }) => ({
    ...body,
    token: access_token,
  })),
  wrongAnswer(token, "gives expires_in as text", (body) => {
    body.expires_in = String(body.expires_in);
  }),
  wrongAnswer(token, "gives no refresh token", (body) => {
    delete body.refresh_token;
  }),
  wrongAnswer(token, "gives a token that is not good for anything", (body) => {
    body.access_token = body.access_token.replaceAll(/[0-9]/g, "f");
  }),
  wrongAnswer(token, "gives the same token for both", (body) => {
    body.refresh_token = body.access_token;
  }),
  {
    name: "gives the old tokens after a refresh",
    operationId: token,
    answer: async ({ request, forward, memory }) => {
      if (Object(request.body).grant_type !== "refresh_token") {
        const answer = await forward();
        if (answer.status === 200) memory.set(Object(answer.body).refresh_token, answer);
        return answer;
      }
      return (
        (memory.get(Object(request.body).refresh_token) as Awaited<ReturnType<typeof forward>>) ?? forward()
      );
    },
  },
  {
    name: "lets a refresh token be used again",
    operationId: token,
    answer: async ({ request, forward, memory }) => {
      const answer = await forward();
      const { grant_type, refresh_token } = Object(request.body);
      if (grant_type !== "refresh_token") return answer;
      if (answer.status === 200) memory.set(refresh_token, answer);
      return (memory.get(refresh_token) as typeof answer) ?? answer;
    },
  },
  {
    name: "takes any code",
    operationId: token,
    answer: async ({ request, forward, memory }) => {
      const answer = await forward();
      if (Object(request.body).grant_type !== "authorization_code") return answer;
      if (answer.status === 200) memory.set("last", answer);
      const fake = {
        ...answer,
        status: 200,
        body: {
          access_token: "a1",
          token_type: "Bearer",
          expires_in: 1,
          refresh_token: "b2",
          scope: "write",
        },
      };
      return answer.status === 400 && Object(request.body).code ? fake : answer;
    },
  },
  wrongRequest(token, "does not look at the client secret", (request, { emulator }) => {
    if (Object(request.body).client_secret) request.body.client_secret = emulator.clientSecret;
  }),
  wrongStatus(token, 401, 200),
  wrongStatus(token, 400, 401),
  {
    name: "repeats the secret in an error",
    operationId: token,
    answer: async ({ request, forward }) => {
      const answer = await forward();
      if (answer.status < 400) return answer;
      return { ...answer, body: { status: "error", error_msg: `wrong: ${JSON.stringify(request.body)}` } };
    },
  },
];
