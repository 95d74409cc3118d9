import { type Mutant, noAuthorization, wrongAnswer, wrongRequest, wrongStatus } from "./mutant.ts";

const op = "updateUserAccount";

/** How updateUserAccount can be wrong. */
export const accountMutants: Mutant[] = [
  {
    name: "minds the case of usernames",
    operationId: op,
    answer: ({ request, forward }) => {
      // To the emulator, another name: so two users can have it.
      const { username } = Object(request.body);
      const isUpper = typeof username === "string" && username !== username.toLowerCase();
      return forward(isUpper ? { body: { ...Object(request.body), username: `${username}_` } } : {});
    },
  },
  {
    name: "minds the case of e-mails",
    operationId: op,
    answer: ({ request, forward }) => {
      const { email } = Object(request.body);
      const isUpper = typeof email === "string" && email !== email.toLowerCase();
      return forward(isUpper ? { body: { ...Object(request.body), email: `x${email}` } } : {});
    },
  },
  {
    name: "lets two users have a name",
    operationId: op,
    answer: async ({ request, forward }) => {
      const answer = await forward();
      const { username } = Object(request.body);
      if (answer.status !== 400 || typeof username !== "string" || username === "") return answer;
      const other = await forward({ body: { username: `${username}_2` } });
      return other.status === 200 ? { ...other, body: { ...Object(other.body), username } } : answer;
    },
  },
  {
    name: "takes an e-mail that is none",
    operationId: op,
    answer: async ({ request, forward }) => {
      const { email } = Object(request.body);
      if (typeof email !== "string" || email.includes("@")) return forward();
      const answer = await forward({ body: { ...Object(request.body), email: "taken@example.com" } });
      return answer.status === 200 ? { ...answer, body: { ...Object(answer.body), email } } : answer;
    },
  },
  {
    name: "takes an empty body",
    operationId: op,
    answer: ({ request, forward }) =>
      forward(JSON.stringify(request.body) === "{}" ? { body: { new_password: "anything-at-all-1" } } : {}),
  },
  wrongRequest(op, "ignores null", (request) => {
    const entries = Object.entries(Object(request.body)).filter(([, value]) => value !== null);
    if (entries.length < Object.keys(Object(request.body)).length) {
      request.body = entries.length > 0 ? Object.fromEntries(entries) : { new_password: "anything-at-all-1" };
    }
  }),
  wrongAnswer(op, "gives an empty text for null", (body) => {
    for (const name of ["username", "email", "phone"]) body[name] ??= "";
  }),
  wrongRequest(op, "clears the e-mail that is left out", (request) => {
    if (typeof Object(request.body).username === "string") request.body.email ??= null;
  }),
  wrongRequest(op, "clears the phone that is left out", (request) => {
    if (typeof Object(request.body).username === "string") request.body.phone ??= null;
  }),
  wrongRequest(op, "saves usernames in lower case", (request) => {
    if (typeof request.body?.username === "string")
      request.body.username = request.body.username.toLowerCase();
  }),
  wrongRequest(op, "leaves out what is no letter, digit or underscore in usernames", (request) => {
    const { username } = Object(request.body);
    if (typeof username === "string") request.body.username = username.replace(/[^\w]/g, "");
  }),
  wrongRequest(op, "saves 20 characters of a username", (request) => {
    const { username } = Object(request.body);
    if (typeof username === "string") request.body.username = username.slice(0, 20);
  }),
  wrongRequest(op, "ignores null for the username beside others", (request) => {
    if (Object(request.body).username === null && Object.values(request.body).some((it) => it !== null))
      delete request.body.username;
  }),
  wrongRequest(op, "saves only the first of what is submitted", (request) => {
    const [first] = Object.entries(Object(request.body));
    if (first) request.body = Object.fromEntries([first]);
  }),
  {
    name: "says that it saved, and does not",
    operationId: op,
    answer: async ({ request, forward, emulator }) => {
      emulator.users.snapshot("before");
      const answer = await forward();
      if (answer.status === 200 && typeof Object(request.body).username === "string")
        emulator.users.restore("before");
      return answer;
    },
  },
  {
    name: "answers with the login as it was",
    operationId: op,
    answer: async ({ forward, memory, request }) => {
      const answer = await forward();
      if (answer.status !== 200) return answer;
      const before = memory.get(request.path) ?? {
        email: null,
        email_verified: false,
        username: null,
        phone: null,
        phone_verified: false,
      };
      memory.set(request.path, answer.body);
      return { ...answer, body: before };
    },
  },
  {
    name: "answers with the login of another user",
    operationId: op,
    answer: async ({ forward, memory }) => {
      const answer = await forward();
      if (answer.status !== 200) return answer;
      const other = memory.get("other") ?? answer.body;
      memory.set("other", answer.body);
      return { ...answer, body: other };
    },
  },
  wrongAnswer(op, "says that a new phone is verified", (body) => {
    if (body.phone) body.phone_verified = true;
  }),
  wrongAnswer(op, "calls a cleared phone verified", (body) => {
    if (body.phone === null) body.phone_verified = true;
  }),
  wrongAnswer(op, "leaves out whether the e-mail is verified", (body) => {
    delete body.email_verified;
  }),
  wrongAnswer(op, "gives phone_verified as a number", (body) => {
    body.phone_verified = Number(body.phone_verified);
  }),
  wrongAnswer(op, "gives the phone as a number", (body) => {
    body.phone = body.phone && Number(body.phone);
  }),
  wrongAnswer(op, "gives the password away", (body, { request }) => {
    if (Object(request.body).new_password) body.new_password = Object(request.body).new_password;
  }),
  wrongAnswer(op, "swaps username and e-mail", (body) => {
    [body.username, body.email] = [body.email, body.username];
  }),
  wrongAnswer(op, "answers with the user", (body, { request, emulator }) => {
    const user = emulator.users.read(Number(request.path.split("/").at(-2)));
    return user ?? body;
  }),
  wrongStatus(op, 400, 409),
  wrongStatus(op, 404, 200),
  wrongStatus(op, 404, 400),
  wrongStatus(op, 200, 204),
  noAuthorization(op),
];
