import type { Random } from "../oracle/random.ts";
import { type Attack, accepted, refused, routeOf } from "./attack.ts";
import { lists, ofOne, onRow, queries, rightBody, search } from "./targets.ts";
import { largeIntegers, negatives, notIntegers } from "./texts.ts";

const outOfRange: Readonly<Record<string, readonly string[]>> = {
  limit: ["0", "1001", "9007199254740993", ...negatives],
  offset: negatives,
  return_total_count: ["2", "-1", "10"],
  user_id: ["0", ...negatives],
  gender: ["3", "-1", "9"],
  created_at__gte: negatives,
  created_at__lte: negatives,
  group__in: [],
};

/** `limit`, `offset`, ids, times and counts that are none, out of bounds, or very large. */
export function makeNumberAttack(random: Random): Attack {
  const roll = random.fraction();
  if (roll < 0.3) {
    const operationId = random.pick(Object.keys(ofOne));
    const wrong = random.pick([...notIntegers.filter((it) => it !== ""), ...negatives, "0"]);
    const missing = random.chance(0.2);
    const id = missing ? random.pick(largeIntegers) : encodeURIComponent(wrong);
    return refused(operationId, onRow(operationId, id), ...(missing ? [404] : []));
  }
  const operationId = random.pick(queries);
  if (roll < 0.75) {
    const known = routeOf(operationId).parameters.map(({ name }) => name);
    const name = random.pick(Object.keys(outOfRange).filter((it) => known.includes(it)));
    const wrong = random.pick([...notIntegers, ...(outOfRange[name] ?? [])]);
    const value = name === "group__in" && random.chance(0.5) ? `258,${wrong},1` : wrong;
    return refused(operationId, { search: search({ [name]: value }), ...rightBody(operationId) });
  }
  const [name, values] = random.pick<[string, readonly string[]]>([
    ["offset", largeIntegers],
    ["limit", ["1", "999", "1000"]],
    ["offset", ["0", "44", "1000000"]],
  ]);
  const value = random.pick(values);
  const reaches = name === "limit" || value === "0";
  return accepted(random.pick(lists), { search: search({ [name]: value }) }, (json) => {
    if (reaches === (json.objects.length === 0)) throw new Error(`${json.objects.length} users`);
  });
}
