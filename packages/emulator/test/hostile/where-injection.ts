import type { Random } from "../oracle/random.ts";
import { type Attack, accepted, refused, whereSearch } from "./attack.ts";
import { makePayload } from "./texts.ts";
import { columnsOf } from "./where-vocabulary.ts";

/** SQL and JSON paths in values, where they are text like any other, and in names, where nothing is found. */
export function makeWhereInjection(random: Random): Attack {
  const payload = makePayload(random);
  const operationId = random.pick(["listUsers", "listUserInfoV1"]);
  const name = random.pick(columnsOf.string);
  if (random.chance(0.5)) {
    const condition = random.pick<unknown>([
      payload,
      { $eq: payload },
      { $in: [payload, payload] },
      { $contains: payload.length > 1 ? payload : `${payload}${payload};` },
      { $icontains: `${payload};` },
      { $range: [`\u{10ffff}${payload}`, `\u{10ffff}${payload}`] },
      { $gt: `\u{10ffff}${payload}` },
    ]);
    const nested = { [random.pick(["address.city", "address.a.b.c", "_provider.x"])]: payload };
    const where = random.chance(0.8) ? { [name]: condition } : nested;
    return accepted(operationId, { search: whereSearch(where) }, ({ objects }) => {
      if (objects.length > 0) throw new Error(`${JSON.stringify(where)} found ${objects.length} users`);
    });
  }
  const where = random.pick<unknown>([
    { [payload]: "a" },
    { [payload]: { $eq: "a" } },
    { [`${name}${payload}`]: "a" },
    { [`address.'${payload}`]: "a" },
    { [name]: { [payload]: "a" } },
    { [name]: { [`$${payload}`]: "a" } },
    { [name]: { [`$eq${payload}`]: "a" } },
    { address: { $has_key: `'${payload}` } },
    { test: { $regex: "a", $options: payload } },
    { birthday: { $gt: payload } },
    { score: payload },
    { score: { $range: [payload, 1] } },
    { vip: payload },
    { _group: { $in: [payload] } },
    { tags: { $in: [{ [payload]: 1 }] } },
    { location: { $within: payload } },
    { location: { $within: { type: payload, coordinates: [] } } },
    { location: { $center: { radius: payload, coordinates: [0, 0] } } },
    `${JSON.stringify({ [name]: "a" })};${payload}`,
    payload,
  ]);
  return refused(operationId, { search: whereSearch(where) });
}
