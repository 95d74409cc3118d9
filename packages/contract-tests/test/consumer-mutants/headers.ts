import { users, type WrongCall } from "./wrong-call.ts";

const list = (
  name: string,
  headers: Record<string, string | undefined>,
  says: string,
  query = "",
): WrongCall => ({
  name,
  operationId: "listUsers",
  subject: `GET ${users}`,
  says,
  call: { url: users + query, headers },
});
const mustBeBearer = "the header Authorization must be Bearer and the access token";

export const wrongHeaders: WrongCall[] = [
  list("no token", { authorization: undefined }, "the header Authorization is missing"),
  list(
    "the token in the URL",
    { authorization: undefined },
    "the header Authorization is missing",
    "?access_token=abc",
  ),
  list("the token without Bearer", { authorization: "abc" }, mustBeBearer),
  list("the token as Basic", { authorization: "Basic YTpi" }, mustBeBearer),
  list("the token in a header of its own", { authorization: undefined, "x-token": "abc" }, "is missing"),
  list("a token that is undefined", { authorization: "Bearer undefined" }, "the access token is not the one"),
  list("an environment that got lost", { "x-hydrogen-env-id": "" }, "the header X-Hydrogen-Env-ID is empty"),
  list(
    "XML accepted only",
    { accept: "text/xml" },
    "listUsers has no answer of a media type that Accept allows",
  ),
];
