import type { Random } from "../oracle/random.ts";
import { type Attack, accepted, encodeLittle, refused, roomForWhere, whereSearch } from "./attack.ts";
import { filters, nothingFound, rightBody, updates, withBodies } from "./targets.ts";

/** More levels than anything has; also texts that open and never close. */
export function makeNesting(random: Random): Attack {
  const wraps: readonly (readonly [string, string])[] = [
    ['{"$and":[', "]}"],
    ['{"$or":[', "]}"],
    ['{"address":{"$eq":', "}}"],
    ['{"a":', "}"],
    ["[", "]"],
    ["{", "}"],
  ];
  const nest = (levels: number, [open, close]: readonly [string, string], core = "{}") =>
    open.repeat(levels) + core + (random.chance(0.8) ? close.repeat(levels) : "");
  const wrap = random.pick(wraps);
  if (random.chance(0.15)) {
    // Just deep enough: an object and an array for each level.
    const levels = random.between(1, 49);
    const where = '{"$and":['.repeat(levels) + random.pick(["{}", '{"score":1}']) + "]}".repeat(levels);
    return accepted("listUsers", { search: whereSearch(where, encodeLittle) });
  }
  if (random.chance(0.5)) {
    const operationId = random.pick(filters);
    const most = Math.floor(roomForWhere(operationId) / (wrap[0].length + wrap[1].length)) - 5;
    const levels = random.chance(0.3) ? most : random.between(101, most);
    const search = whereSearch(nest(levels, wrap), encodeLittle);
    return refused(operationId, { search, ...rightBody(operationId) });
  }
  if (random.chance(0.3)) {
    // A dotted name is as deep as it has dots. In a filter nothing has to be made for it.
    const name = `address${".a".repeat(random.between(101, random.pick([200, 5000, 100_000])))}`;
    if (name.length < 10_000)
      return accepted("listUsers", { search: whereSearch({ [name]: 1 }) }, nothingFound);
    const body = random.pick([{ [name]: 1 }, { $set: { [name]: 1 } }, { [name]: { $append: [1] } }]);
    return refused(random.pick(updates), { body });
  }
  const levels = random.chance(0.3) ? 100_000 : random.between(101, 30_000);
  const body = `{"address":${nest(levels, random.pick(wraps.slice(3)), "1")}}`;
  return refused(random.pick(withBodies), { body });
}
