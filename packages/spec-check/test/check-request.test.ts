import { describe, expect, test } from "vitest";
import { check, withWhere } from "./request.ts";

const query = (text: string) => ({ query: new URLSearchParams(text) });
const where = (text: string) => ({ query: new URLSearchParams({ where: text }) });

describe("a request that is right", () => {
  test.each([
    ["listUsers", {}],
    ["listUsers", query("limit=20&offset=0&order_by=-created_at,id&return_total_count=1")],
    ["listUsers", where('{"$and":[{"created_at":{"$gte":1542364387}},{"nickname":{"$contains":"你"}}]}')],
    ["getUser", { pathname: "/oserve/v2.2/miniapp/user_profile/123456789012345/" }],
    ["getUser", { pathname: "/oserve/v2.2/miniapp/user_profile/%31/" }],
    ["getUser", { headers: { "x-hydrogen-env-id": "6f1c2d3e4b5a69788796" } }],
    ["listUserProfilesV1", query("nickname=")], // any text, so the empty one as well
  ])("%s %j", (operationId, request) => {
    expect(check(operationId, request)).toEqual({ violations: [], body: undefined });
  });

  test("with a body, which is given back as a value", () => {
    const headers = { "content-type": "Application/JSON; charset=utf-8" };
    expect(check("updateUser", { body: '{"score":{"$incr_by":1},"tags":["vip"]}', headers })).toEqual({
      violations: [],
      body: { score: { $incr_by: 1 }, tags: ["vip"] },
    });
  });
});

describe("a where that is wrong", () => {
  test("there are operations to try it on", () => expect(withWhere).toHaveLength(3));

  test.each([
    ["", "where is not JSON"],
    ["test=1", "where is not JSON"],
    ["%7B%22test%22%3A1%7D", "where is not JSON"],
    ["[]", "where must be object"],
    ["null", "where must be object"],
    ['{"test":{"$like":"x"}}', "where.test: unknown operator $like"],
    [
      '{"$or":[{"$and":[{"a":1},{"test":{"$size":1}}]}]}',
      "where.$or[0].$and[1].test: unknown operator $size",
    ],
    ['{"$not":{"test":1}}', "where: unknown operator $not"],
    ['{"$and":[]}', "where.$and must NOT have fewer than 1 items"],
    ['{"$and":{"a":1}}', "where.$and must be array"],
    ['{"test":{}}', "where.test must NOT have fewer than 1 properties"],
    ['{"test":{"$in":1}}', "where.test.$in must be array"],
    ['{"test":{"$range":[1]}}', "where.test.$range must NOT have fewer than 2 items"],
    ['{"test":{"$isnull":"true"}}', "where.test.$isnull must be boolean"],
    ['{"test":{"$options":"i"}}', "where.test must have property $regex when property $options is present"],
    ['{"place":{"$center":{"radius":1}}}', "where.place.$center must have required property 'coordinates'"],
    [
      '{"place":{"$center":{"radius":-1,"coordinates":[200,0]}}}',
      "where.place.$center.coordinates[0] must be <= 180",
    ],
    ['{"first name":1}', "where: unknown property …"],
    ['{"who@example.com":1}', "where: unknown property …"],
  ])("%s", (text, problem) => {
    for (const operationId of withWhere) {
      expect(check(operationId, { ...where(text), body: bodyOf(operationId) }).violations).toEqual([problem]);
    }
  });
});

const bodyOf = (operationId: string) => (operationId === "bulkUpdateUsers" ? '{"score":0}' : "");

describe("a query that is wrong", () => {
  test.each([
    ["wher=%7B%7D", "listUsers has no query parameter wher"],
    ["13900139000", "listUsers has no query parameter …"],
    ["__code=404", "listUsers has no query parameter __code"], // the mock takes it out before
    ["limit=", "limit is empty"],
    ["order_by=", "order_by is empty"],
    ["limit=1&limit=2", "limit is given 2 times"],
    ["limit=0x10", "Request query parameter limit must be integer"],
    ["limit=1e2", "Request query parameter limit must be integer"],
    ["offset=%205", "Request query parameter offset must be integer"],
    ["offset=9223372036854775808", "Request query parameter offset must be integer"],
  ])("%s", (text, problem) => {
    expect(check("listUsers", query(text)).violations).toEqual([problem]);
  });

  test("in several ways, a sentence for each", () => {
    expect(check("listUsers", query("limit=&ofset=1&where=x")).violations).toEqual([
      "limit is empty",
      "listUsers has no query parameter ofset",
      "where is not JSON",
    ]);
  });
});

test.each(["abc", "1.5", "01", "+1", "%201", "1e3", "9223372036854775808", "%", "%ff"])("the id %s", (id) => {
  const pathname = `/oserve/v2.2/miniapp/user_profile/${id}/`;
  expect(check("getUser", { pathname }).violations).toEqual(["Request path parameter id must be integer"]);
});

test("a header that is empty", () => {
  expect(check("getUser", { headers: { "x-hydrogen-env-id": "" } }).violations).toEqual([
    "the header X-Hydrogen-Env-ID is empty",
  ]);
});

describe("a body that is wrong", () => {
  test.each([
    ["updateUser", "", "the body is missing"],
    ["updateUser", '{"test":', "body is not JSON"],
    ["updateUser", "test=1", "body is not JSON"],
    ["updateUser", "[]", "body must be object"],
    ["updateUser", "{}", "body must NOT have fewer than 1 properties"],
    ["updateUser", '{"test":{"$push":[1]}}', "body.test: unknown operator $push"],
    ["updateUser", '{"score":{"$incr_by":"1"}}', "body.score.$incr_by must be number"],
    ["updateUser", '{"list":{"$pop":0}}', "body.list.$pop must be one of 1, -1"],
    ["updateUser", '{"$inc":{"score":1}}', "body: $inc is not what must stand here (one of $set, $unset)"],
    [
      "updateUser",
      '{"nickname":"x"}',
      "body: nickname is not what must stand here (The name of a column that the application added. A leading underscore is reserved.)",
    ],
    ["updateUserAccount", '{"password":"secret"}', "body: unknown property password"],
    ["updateUserAccount", '{"email":"secret"}', 'body.email must match format "email"'],
    [
      "createAccessToken",
      '{"client_id":"a","client_secret":"b","grant_type":"refresh_token"}',
      "body must have required property 'refresh_token'",
    ],
    ["listUsers", '{"test":1}', "GET takes no body: parameters go into the URL"],
  ])("%s %s", (operationId, body, problem) => {
    expect(check(operationId, { body }).violations).toEqual([problem]);
  });

  test.each([{}, { "content-type": "text/plain" }, { "content-type": "application/jsonp" }])(
    "with the headers %j",
    (headers) => {
      expect(check("updateUser", { body: '{"a":1}', headers }).violations).toEqual([
        "the body must be sent with Content-Type: application/json",
      ]);
    },
  );

  test("in many places, without taking long", () => {
    const columns = Array.from({ length: 50_000 }, (_, index) => `"c${index}":{"$push":1}`);
    const start = performance.now();
    expect(check("updateUser", { body: `{${columns}}` }).violations).toEqual([
      "body.c0: unknown operator $push",
    ]);
    expect(performance.now() - start).toBeLessThan(5000); // looking for all errors took 25 s
  });
});
