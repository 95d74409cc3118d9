import type { Random } from "../oracle/random.ts";
import { type Attack, accepted, encodeLittle, roomForWhere, whereSearch } from "./attack.ts";

/** As many conditions as fit, in every way to write them: all of them legal. */
export function makeWide(random: Random): Attack {
  const operationId = random.pick(["listUsers", "listUserInfoV1"]);
  const room = roomForWhere(operationId) * (random.chance(0.15) ? 1 : random.fraction() ** 2);
  const makeItem = random.pick<(index: number) => string>([
    () => '{"vip":true}',
    () => '{"score":1}',
    () => '{"level":{"$ne":5}}',
    (index) => `{"id":${index}}`,
    (index) => `{"test":"${index}"}`,
    () => '{"tags":"a"}',
    () => '{"tags":{"$all":["a"]}}',
    () => '{"address.a":1}',
    (index) => `{"address.a${index}":{"$gt":1}}`,
    () => '{"test":{"$regex":"a"}}',
    () => '{"test":{"$contains":"x"}}',
    () => '{"friend":"1"}',
    () => '{"birthday":{"$lt":"2020-01-01"}}',
    () => '{"location":{"$center":{"radius":1,"coordinates":[1,1]}}}',
    () => '{"location":{"$nearsphere":{"geometry":{"type":"Point","coordinates":[1,1]}}}}',
    () => '{"area":{"$intersects":{"type":"Point","coordinates":[1,1]}}}',
    () => '{"_group":{"$in":[1]}}',
    () => '{"$or":[{},{"score":1}]}',
    () => "{}",
  ]);
  const fill = (item: (index: number) => string, around: number) => {
    const items: string[] = [];
    for (let length = around; ; ) {
      const next = item(items.length);
      length += encodeLittle(next).length + 1;
      if (length > room) return items.join(",");
      items.push(next);
    }
  };
  const list = (name: string, operator: string, item: (index: number) => string) =>
    `{"${name}":{"${operator}":[${fill(item, 40)}]}}`;
  const where = random.pick<() => string>([
    () => `{"${random.pick(["$and", "$or"])}":[${fill(makeItem, 20) || "{}"}]}`,
    () => `{"$and":[{"$or":[${fill(makeItem, 40) || "{}"}]},{"score":{"$gt":0}}]}`,
    () => `{${fill((index) => `"address.${index.toString(36)}":1`, 10)}}`,
    () => list("score", random.pick(["$in", "$nin"]), () => "1"),
    () => list("id", random.pick(["$in", "$nin"]), (index) => `${index}`),
    () => list("test", random.pick(["$in", "$nin"]), (index) => `"${index}"`),
    () => list("vip", random.pick(["$in", "$nin"]), () => "true"),
    () => list("tags", random.pick(["$in", "$nin", "$all"]), (index) => `"${index}"`),
    () => list("scores", random.pick(["$in", "$nin", "$all"]), (index) => `${index}`),
    () => list("address.a", random.pick(["$in", "$nin", "$all"]), (index) => `${index % 10}`),
    () =>
      list("address.a", random.pick(["$in", "$nin", "$all"]), () =>
        random.pick(['"a"', "1", "null", "true"]),
      ),
    () => list("address", random.pick(["$eq", "$ne"]), (index) => `${index}`),
    () => list("_group", "$in", (index) => `${index}`),
    () => list("test", "$in", () => "null"),
    () => `{"test":{"$contains":"${fill(() => "a", 40) || "a"}"}}`,
    () => `{"test":{"$regex":"${"(a|b)*".repeat(Math.min(room / 8, 150)) || "a"}"}}`,
  ])();
  return accepted(operationId, { search: whereSearch(where, encodeLittle) });
}
