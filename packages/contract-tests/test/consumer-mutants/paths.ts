import { profilesV1, put, updates, users, type WrongCall } from "./wrong-call.ts";

const idIsNone = (name: string, written: string): WrongCall => ({
  name,
  operationId: "getUser",
  subject: `GET ${users}{id}/`,
  says: "id must be integer",
  call: { url: `${users}${written}/` },
});
const nowhere = (name: string, subject: string, hint: string, call: WrongCall["call"]): WrongCall => ({
  name,
  operationId: undefined,
  subject,
  says: `the API has no ${subject.split(" ")[1]}${hint}`,
  call,
});
const notThisMethod = (
  name: string,
  method: string,
  path: string,
  shown: string,
  has: string,
): WrongCall => ({
  name,
  operationId: undefined,
  subject: `${method} ${shown}`,
  says: `${shown} answers to ${has} only, not to ${method}`,
  call: { method, url: path },
});

export const wrongPaths: WrongCall[] = [
  nowhere(
    "the slash at the end is missing",
    `GET ${users.slice(0, -1)}`,
    ": the slash at the end is missing",
    { url: users.slice(0, -1) },
  ),
  nowhere(
    "an update whose id is empty text",
    `PUT ${updates}/`,
    ": a part of the path is empty, was an id lost?",
    put(`${updates}/`, { test: "test" }),
  ),
  nowhere("the hyphen of v1 at v2.2", "GET /oserve/v2.2/miniapp/user-profile/", `: did you mean ${users}?`, {
    url: "/oserve/v2.2/miniapp/user-profile/",
  }),
  nowhere(
    "the underscore of v2 at v1",
    "GET /oserve/v1/miniapp/user_profile/",
    `: did you mean ${profilesV1}?`,
    {
      url: "/oserve/v1/miniapp/user_profile/",
    },
  ),
  nowhere("a version that there is not", "GET /oserve/v2.9/miniapp/user_profile/", "", {
    url: "/oserve/v2.9/miniapp/user_profile/",
  }),
  idIsNone("an id that is undefined", "undefined"),
  idIsNone("an id that is null", "null"),
  idIsNone("an id that is NaN", "NaN"),
  idIsNone("an id that is an object", encodeURIComponent(String({}))),
  idIsNone("an id in words", "seventy"),
  idIsNone("an id that is a string in quotes", "%2270695404%22"),
  idIsNone("an id with a fraction", "70695404.0"),
  { ...idIsNone("an id that is 0", "0"), says: "id must be >= 1" },
  {
    name: "an id with a stray %",
    operationId: undefined,
    subject: `GET ${users}…/`,
    says: "the path has a % that is not an escape sequence",
    call: { url: `${users}50%/` },
  },
  notThisMethod("an update at the version that only reads", "PUT", `${users}70695404/`, `${users}…/`, "GET"),
  notThisMethod(
    "a read at the version that only writes",
    "GET",
    `${updates}70695404/`,
    `${updates}…/`,
    "PUT",
  ),
  notThisMethod("a user deleted", "DELETE", `${updates}70695404/`, `${updates}…/`, "PUT"),
];
