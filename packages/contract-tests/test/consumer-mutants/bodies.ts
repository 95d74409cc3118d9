import { accounts, post, put, updates, users, type WrongCall } from "./wrong-call.ts";

const one = `${updates}70695404/`;
const update = (name: string, body: unknown, says: string): WrongCall => ({
  name,
  operationId: "updateUser",
  subject: `PUT ${updates}{id}/`,
  says,
  call: put(one, body),
});
const sentAs = (name: string, type: string | undefined, body: string): WrongCall => ({
  ...update(name, body, "the body must be sent with Content-Type: application/json"),
  call: { method: "PUT", url: one, headers: { "content-type": type }, body },
});
const bulk = (name: string, query: string, says: string, body: unknown = { test: "test" }): WrongCall => ({
  name,
  operationId: "bulkUpdateUsers",
  subject: `PUT ${updates}`,
  says,
  call: put(`${updates}?${query}`, body),
});
const everybody = (name: string, where: object): WrongCall =>
  bulk(
    name,
    `limit=20&where=${encodeURIComponent(JSON.stringify(where))}`,
    "where asks nothing, so every user would be updated: say in where which ones are meant",
  );
const account = (name: string, body: unknown, says: string): WrongCall => ({
  name,
  operationId: "updateUserAccount",
  subject: `PUT ${accounts}{id}/`,
  says,
  call: put(`${accounts}70695404/`, body),
});
const token = "/api/oauth2/access_token/";
const grant = (name: string, body: object, says: string): WrongCall => ({
  name,
  operationId: "createAccessToken",
  subject: `POST ${token}`,
  says,
  call: post(token, { client_id: "a", client_secret: "b", ...body }),
});

export const wrongBodies: WrongCall[] = [
  sentAs("an update as a form", "application/x-www-form-urlencoded", "test=test"),
  sentAs("JSON sent as text", "text/plain;charset=UTF-8", '{"test":"test"}'),
  sentAs("JSON without its type", undefined, '{"test":"test"}'),
  { ...update("no body", "", "the body is missing"), call: { method: "PUT", url: one } },
  update("an object as JavaScript makes text of it", String({}), "body is not JSON"),
  update("a comma behind the last key", '{"test":"test",}', "body is not JSON"),
  update("a key twice", '{"test":"a","test":"b"}', "body has the key test twice"),
  update("a list of updates", [{ test: "test" }], "body must be object"),
  update("no columns", {}, "body must NOT have fewer than 1 properties"),
  update("a number as text", { score: { $incr_by: "1" } }, "body.score.$incr_by must be number"),
  update(
    "two operations on a column",
    { score: { $incr_by: 1, $append: [1] } },
    "body.score must NOT have more than 1 properties",
  ),
  update("an operation of another database", { score: { $inc: 1 } }, "body.score: unknown operator $inc"),
  update(
    "one value appended without a list",
    { tags: { $append: "vip" } },
    "body.tags.$append must be array",
  ),
  update("both ends popped", { tags: { $pop: 2 } }, "body.tags.$pop must be one of 1, -1"),
  update(
    "an operation in front of the columns",
    { $incr_by: { score: 1 } },
    "body: $incr_by is not what must stand here",
  ),
  update("a built-in column", { nickname: "Tom" }, "body: nickname is not what must stand here"),
  update(
    "a built-in column in $set",
    { $set: { gender: 1 } },
    "body.$set: gender is not what must stand here",
  ),
  update("a reserved column", { _username: "tom" }, "body: _username is not what must stand here"),
  update(
    "a column set and cleared",
    { $set: { test: "a" }, $unset: { test: "" } },
    "body has the column test in $set and in $unset",
  ),
  update(
    "a column set twice",
    { test: "a", $set: { test: "b" } },
    "body has the column test in $set and beside it",
  ),
  update(
    "a column changed and cleared",
    { score: { $incr_by: 1 }, $unset: { score: "" } },
    "body has the column score in $unset and beside it",
  ),
  {
    ...update("JSON in another charset", {}, "the charset of JSON must be UTF-8"),
    call: {
      method: "PUT",
      url: one,
      headers: { "content-type": "application/json; charset=gbk" },
      body: '{"test":"test"}',
    },
  },
  update("nothing to clear", { $unset: {} }, "body.$unset must NOT have fewer than 1 properties"),
  {
    name: "a bulk update of a built-in column",
    operationId: "bulkUpdateUsers",
    subject: `PUT ${updates}`,
    says: "body: created_at is not what must stand here",
    call: put(`${updates}?where=%7B%22id%22%3A1%7D&limit=20`, { created_at: 0 }),
  },
  {
    name: "a bulk update with its where in the body",
    operationId: "bulkUpdateUsers",
    subject: `PUT ${updates}`,
    says: "body.where: unknown operator $eq",
    call: put(`${updates}?limit=20`, { where: { $eq: "test" }, test: "new" }),
    besides: "where is missing, so every user would be updated",
  },
  bulk(
    "a bulk update of everyone",
    "limit=20",
    "where is missing, so every user would be updated: say in where which ones are meant, " +
      "or start the mock with allowUpdateOfAllUsers",
  ),
  everybody("a bulk update of all who fit nothing", {}),
  everybody("a bulk update of all who fit nothing and nothing", { $and: [{}, {}] }),
  everybody("a bulk update of some, or all", { $or: [{ test: "test" }, {}] }),
  {
    name: "a where in the body of a GET",
    operationId: "listUsers",
    subject: `GET ${users}`,
    says: "GET takes no body: parameters go into the URL",
    call: { url: users, headers: { "content-type": "application/json" }, body: '{"where":{}}' },
  },
  account("a boolean for an e-mail", { email: false }, "body.email must be string,null"),
  account("what is no e-mail", { email: "who.example.com" }, 'body.email must match format "email"'),
  account("a phone as a number", { phone: 13900139000 }, "body.phone must be string,null"),
  account(
    "a password of nothing",
    { new_password: "" },
    "body.new_password must NOT have fewer than 1 characters",
  ),
  account("a misspelt key", { user_name: "tom" }, "body: unknown property user_name"),
  account("a custom column", { username: "tom", test: "test" }, "body: unknown property test"),
  grant("a grant that there is not", { grant_type: "password", code: "c" }, "body.grant_type must be"),
  grant("a code without its grant_type", { code: "c" }, "body must have required property 'grant_type'"),
  grant(
    "a grant without its code",
    { grant_type: "authorization_code" },
    "body must have required property 'code'",
  ),
  {
    name: "the client id without its secret",
    operationId: "createAuthorizationCode",
    subject: "POST /api/oauth2/hydrogen/openapi/authorize/",
    says: "body must have required property 'client_secret'",
    call: post("/api/oauth2/hydrogen/openapi/authorize/", { client_id: "a" }),
  },
];
