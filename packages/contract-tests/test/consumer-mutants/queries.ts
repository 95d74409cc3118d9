import { type Call, profilesV1, users, type WrongCall } from "./wrong-call.ts";

const list = (name: string, query: string, says: string): WrongCall => ({
  name,
  operationId: "listUsers",
  subject: `GET ${users}`,
  says,
  call: { url: `${users}?${query}` },
});
const listV1 = (name: string, query: string, says: string): WrongCall => ({
  name,
  operationId: "listUserProfilesV1",
  subject: `GET ${profilesV1}`,
  says,
  call: { url: `${profilesV1}?${query}` },
});
const tooLong: Call = {
  url: `${users}?where=${encodeURIComponent(JSON.stringify({ test: "你".repeat(2000) }))}`,
};

export const wrongQueries: WrongCall[] = [
  list("a limit above the largest", "limit=5000", "limit must be <= 1000"),
  list("a limit of 0", "limit=0", "limit must be >= 1"),
  list("a limit in words", "limit=all", "limit must be integer"),
  list("a limit without a value", "limit=", "limit is empty"),
  list("a limit twice", "limit=20&limit=50", "limit is given 2 times"),
  list("an offset before the first user", "offset=-20", "offset must be >= 0"),
  list("the number asked for by a boolean", "return_total_count=true", "return_total_count must be integer"),
  list("a misspelt parameter", "wher=%7B%7D", "listUsers has no query parameter wher"),
  list("a parameter in camel case", "orderBy=id", "listUsers has no query parameter orderBy"),
  list("a page by its number", "page=2", "listUsers has no query parameter page"),
  list(
    "a column that cannot be sorted by",
    "order_by=-created_at,gender",
    "order_by: gender is not what must stand here (The column",
  ),
  list(
    "a space in the columns to sort by",
    "order_by=-created_at,%20id",
    "order_by: … is not what must stand here (The column",
  ),
  list(
    "a direction as SQL writes it",
    "order_by=created_at%20desc",
    "order_by: … is not what must stand here (The column",
  ),
  list("a column to sort by twice", "order_by=id,-created_at,-id", "order_by names the column id twice"),
  list("no column to sort by", "order_by=", "order_by is empty"),
  { ...list("a URL that is too long", "", "and 16386 are the most"), call: tooLong },
  {
    name: "a parameter of the list for one user",
    operationId: "getUser",
    subject: `GET ${users}{id}/`,
    says: "getUser has no query parameter limit",
    call: { url: `${users}70695404/?limit=1` },
  },
  listV1("where at a list that has none", "where=%7B%7D", "listUserProfilesV1 has no query parameter where"),
  listV1("a gender that there is not", "gender=3", "gender must be one of 0, 1, 2"),
  listV1("groups as JSON", "group__in=%5B258,360%5D", "group__in must be integers, separated by commas"),
  listV1(
    "an order that v1 does not have",
    "order_by=nickname",
    "order_by must be one of created_at, -created_at",
  ),
];
