import { users, type WrongCall } from "./wrong-call.ts";

const list = (name: string, query: string, says: string): WrongCall => ({
  name,
  operationId: "listUsers",
  subject: `GET ${users}`,
  says,
  call: { url: `${users}?${query}` },
});
const where = (name: string, value: unknown, says: string): WrongCall =>
  list(name, `where=${encodeURIComponent(typeof value === "string" ? value : JSON.stringify(value))}`, says);

export const wrongWheres: WrongCall[] = [
  where("encoded twice", encodeURIComponent('{"test":{"$eq":"test"}}'), "where is not JSON"),
  where("an object as JavaScript makes text of it", String({}), "where is not JSON"),
  where("single quotes", "{'test':'test'}", "where is not JSON"),
  where("SQL", "test = 'test'", "where is not JSON"),
  where("JSON twice", JSON.stringify('{"test":"test"}'), "where must be object"),
  where("a list of conditions without $and", [{ test: "test" }], "where must be object"),
  list("as brackets", "where[test]=test", "listUsers has no query parameter …"),
  list("a condition as a parameter of its own", "test=test", "listUsers has no query parameter test"),
  where("an operator of another database", { test: { $like: "t%" } }, "where.test: unknown operator $like"),
  where("an operator without its $", { age: { gte: 18 } }, "where.age: unknown property gte"),
  where("$options without $regex", { test: { $options: "i" } }, "where.test must have property $regex"),
  where("$in with one value", { test: { $in: "a" } }, "where.test.$in must be array"),
  where("$and with one object", { $and: { test: "test" } }, "where.$and must be array"),
  where("$or of nothing", { $or: [] }, "where.$or must NOT have fewer than 1 items"),
  where(
    "$range with three ends",
    { age: { $range: [0, 5, 9] } },
    "where.age.$range must NOT have more than 2 items",
  ),
  where("$contains with a number", { test: { $contains: 5 } }, "where.test.$contains must be string"),
  where("$isnull with 1", { test: { $isnull: 1 } }, "where.test.$isnull must be boolean"),
  where("a date as an object", { created_at: { $gte: {} } }, "where.created_at.$gte must be number,string"),
  where("a key twice", '{"age":{"$gte":18},"age":{"$lt":65}}', "where has the key age twice"),
  where("an id as text", { id: "70695404" }, "where.id must be integer, as the column is"),
  where("ids as text", { id: { $in: ["1"] } }, "where.id.$in[0] must be integer, as the column is"),
  where("an id that no user has", { id: { $ne: 0 } }, "where.id.$ne must be >= 1, as the column is"),
  where(
    "a time as an ISO date",
    { $or: [{ created_at: { $gte: "2018-11-16" } }] },
    "where.$or[0].created_at.$gte must be number, as the column is",
  ),
  where(
    "a time between ISO dates",
    { updated_at: { $range: [0, "2018-11-16"] } },
    "where.updated_at.$range[1] must be number, as the column is",
  ),
  where("a gender in words", { gender: "male" }, "where.gender must be integer, as the column is"),
  where(
    "a gender that there is not",
    { gender: { $nin: [3] } },
    "where.gender.$nin[0] must be one of 0, 1, 2, as the column is",
  ),
  where(
    "a boolean as a number",
    { is_authorized: 1 },
    "where.is_authorized must be boolean, as the column is",
  ),
  where(
    "a phone as a number",
    { _phone: { $eq: 13900139000 } },
    "where._phone.$eq must be string,null, as the column is",
  ),
  where("a pattern that is none", { test: { $regex: "[" } }, "where.test.$regex is not a regular expression"),
  where(
    "an area that is not closed",
    {
      location: {
        $within: {
          type: "Polygon",
          coordinates: [
            [
              [113, 23],
              [114, 23],
              [114, 24],
              [113, 24],
            ],
          ],
        },
      },
    },
    "where.location.$within has a ring that is not closed: its last position must be its first one again",
  ),
  where("a range turned round", { age: { $range: [5, 1] } }, "where.age.$range has its larger end first"),
  where(
    "a range of dates turned round",
    { birthday: { $range: ["2020-01-01", "2019-01-01T00:00:00Z"] } },
    "where.birthday.$range has its larger end first",
  ),
  where(
    "an operator in $eq",
    { age: { $eq: { $gt: 5 } } },
    "where.age.$eq has the operator $gt in a value: operators stand beside each other",
  ),
  where(
    "an operator in $in",
    { age: { $in: [1, { $gt: 5 }] } },
    "where.age.$in has the operator $gt in a value",
  ),
];
