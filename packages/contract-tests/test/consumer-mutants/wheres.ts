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
];
