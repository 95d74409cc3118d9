import type { Random } from "../oracle/random.ts";
import { type Attack, acceptedWrite, refused } from "./attack.ts";
import { withBodies } from "./targets.ts";

/** Bodies that are too large, and the largest that are not. */
export function makeLargeBody(random: Random): Attack {
  const most = 2 ** 20;
  const chunked = random.chance(0.5);
  const operationId = random.pick(withBodies);
  const roll = random.fraction();
  if (roll < 0.04) {
    const text = "x".repeat(most - '{"test":""}'.length);
    return acceptedWrite("updateUser", { body: { test: text }, chunked }, ({ test }) => {
      if (test !== text) throw new Error("not what was written");
    });
  }
  const length = most + (random.chance(0.2) ? 1 : random.below(most));
  if (roll < 0.6) {
    const body = Buffer.alloc(
      length,
      random.pick([" ", "x", "[", "{", "\0", "\xff", '{"a":1,', '"']),
      "latin1",
    );
    return refused(operationId, { body, chunked });
  }
  if (roll < 0.7) return refused(operationId, { body: `{"test":"${"x".repeat(length)}"}`, chunked });
  // As much as goes of what is wrong in small pieces.
  const items = (item: (index: number) => string) => {
    const parts: string[] = [];
    for (let left = most * random.fraction() ** 2 - 100; left > 0; ) {
      const part = item(parts.length);
      parts.push(part);
      left -= part.length + 1;
    }
    return parts.join(",");
  };
  const body = random.pick<() => string>([
    () => `[${items(() => "{}")}]`,
    () => `{${items((index) => `"a${index}":1`)}}`,
    () => `{${items((index) => `"address.a${index}":1`)},"score":"x"}`,
    () => `{"$unset":{${items((index) => `"address.b${index}":0`)},"address":0}}`,
    () => `{"$set":{${items((index) => `"address.b${index}":0`)}},"address.b0":1}`,
    () => `{"tags":{"$append":[${items(() => '"a"')},5]}}`,
    () => `{"tags":{"$append_unique":[${items((index) => `"${index}"`)},5]}}`,
    () => `{"scores":{"$remove":[${items((index) => `${index}`)},"x"]}}`,
    () => `{"username":5,"a":[${items(() => "[]")}]}`,
    () => `{"client_id":[${items(() => "0")}]}`,
  ])();
  return refused(operationId, { body, chunked });
}

/** Legal, and a great deal of work for whoever compares each with each. */
export function makeLargeWrite(random: Random): Attack {
  const count = random.between(10_000, 40_000);
  const numbers = Array.from({ length: count }, (_, index) => index);
  const body = random.pick<() => object>([
    () => Object.fromEntries(numbers.map((index) => [`address.a${index}`, index])),
    () => ({ $unset: Object.fromEntries(numbers.map((index) => [`address.a${index}`, ""])) }),
    () => ({ scores: { $append_unique: numbers } }),
    () => ({ scores: { $remove: numbers } }),
    () => ({ tags: { $append_unique: numbers.map((index) => `${index}`) } }),
    () => ({ tags: { $remove: numbers.map((index) => `${index}`) } }),
    () => ({ scores: numbers }),
    () => ({ tags: [] }),
    () => ({ address: {} }),
  ])();
  return acceptedWrite(random.pick(["updateUser", "updateUserInfoV1"]), { body, params: { id: "5" } });
}
