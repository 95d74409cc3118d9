// Right calls that are a step away from wrong ones, so that no check says more than it knows.
import { type Call, put, updates, users } from "./wrong-call.ts";

const where = (name: string, value: unknown): { name: string; call: Call } => ({
  name: `where: ${name}`,
  call: { url: `${users}?where=${encodeURIComponent(JSON.stringify(value))}` },
});
const update = (name: string, body: unknown, type = "application/json"): { name: string; call: Call } => ({
  name: `body: ${name}`,
  call: { ...put(`${updates}70695404/`, body), headers: { "content-type": type } },
});
const bulk = (name: string, value: unknown): { name: string; call: Call } => ({
  name: `bulk update: ${name}`,
  call: put(`${updates}?where=${encodeURIComponent(JSON.stringify(value))}`, { test: "test" }),
});
const square = [
  [113, 23],
  [114, 23],
  [114, 24],
  [113, 23],
];

export const nearlyWrong: { name: string; call: Call }[] = [
  where("everyone", {}),
  where("every id", { id: { $gt: 0 } }),
  where("no id", { id: { $in: [] } }),
  where("half a second", { created_at: { $lt: 1542364387.5 } }),
  where("a timestamp to another", { created_at: { $range: [0, 1542364387] } }),
  where("each gender", { gender: { $in: [0, 1, 2] } }),
  where("no nickname", { nickname: null }),
  where("no id, which nobody lacks", { id: { $ne: null } }),
  where("digits as a nickname", { nickname: "70695404" }),
  where("a date in a custom column", { birthday: { $gte: "2018-11-16" } }),
  where("a key that is called like a column", { "address.id": "a" }),
  where("a column that is called nearly so", { ids: "1", genders: { $in: ["male"] } }),
  where("part of a built-in column", { nickname: { $contains: "5" } }),
  where("a pattern", { test: { $regex: "^a[bc]+\\d{2,}(?:x|y)$", $options: "i" } }),
  where("a pattern with a bracket as it stands", { test: { $regex: "\\[" } }),
  where("an object as a value", { address: { $eq: { city: "a" } } }),
  where("an area that is closed", { location: { $within: { type: "Polygon", coordinates: [square] } } }),
  where("a point", { area: { $intersects: { type: "Point", coordinates: [113, 23] } } }),
  where("a range of dates", { birthday: { $range: ["2019-01-01", "2020-01-01"] } }),
  where("a range of other texts", { test: { $range: ["b", "a"] } }),
  where("no value beside a column", { $or: [{ id: 1 }, { $and: [{ gender: 1 }] }] }),
  { name: "query: two columns to sort by", call: { url: `${users}?order_by=id,-created_at,id2` } },
  update("one column set, another beside it", { $set: { test: "a" }, score: 1 }),
  update("one column set, another cleared", { $set: { test: "a" }, $unset: { score: "" } }),
  update("a charset", { test: "你好" }, "application/json; charset=utf-8"),
  update("a charset in quotes", { test: "a" }, 'application/json;Charset="UTF-8"'),
  bulk("of some", { test: "test" }),
  bulk("of some, said twice", { $and: [{}, { test: "test" }] }),
  bulk("of some or others", { $or: [{ test: "test" }, { id: 1 }] }),
];
