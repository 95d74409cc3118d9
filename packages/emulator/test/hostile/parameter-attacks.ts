import type { Random } from "../oracle/random.ts";
import { type Attack, accepted, refused, routeOf } from "./attack.ts";
import { ofOne, queries, rightBody, search } from "./targets.ts";
import { inheritedNames, longText, makePayload, privateTexts, underscoredNames, words } from "./texts.ts";

/** Parameters that the operation does not have, has twice, or has without a value; and a flood of them. */
export function makeParameterAttack(random: Random): Attack {
  const operationId = random.pick([...queries, ...Object.keys(ofOne)]);
  const parts = (pairs: [string, string][]) => ({ search: search(pairs), ...rightBody(operationId) });
  const known = routeOf(operationId).parameters.filter((it) => it.in === "query");
  const unknownNames = [
    ...words("Limit LIMIT limit[] limit[0] page cursor keys expand fields token access_token where[] $where"),
    ...words("enable_trigger id user_ids a.b _method callback debug '"),
    "limit ",
    "\0",
    "where\0",
    "",
    ...inheritedNames,
    ...underscoredNames,
    makePayload(random),
    privateTexts.email,
    privateTexts.phone,
    privateTexts.token,
    longText(200),
  ];
  const roll = random.fraction();
  const unknown = (): [string, string] => [
    random.pick(unknownNames),
    random.pick(["1", "", privateTexts.email]),
  ];
  if (roll < 0.4 || known.length === 0) return refused(operationId, parts(random.list(1, 3, unknown)));
  if (roll < 0.5) {
    const count = random.between(100, 1500);
    const pairs = Array.from({ length: count }, (_, index): [string, string] => [`a${index}`, ""]);
    return refused(operationId, parts(pairs));
  }
  const { name } = random.pick(known);
  const values: Record<string, string> = { limit: "5", offset: "0", return_total_count: "1", where: "{}" };
  const value = values[name] ?? "1";
  if (roll < 0.8) {
    const times = random.pick([2, 2, 3, 500]);
    return refused(operationId, parts(Array.from({ length: times }, () => [name, value])));
  }
  const mayBeEmpty = ["nickname", "nickname__contains", "openid", "unionid"].includes(name);
  if (mayBeEmpty) return accepted(operationId, parts([[name, ""]]));
  return refused(operationId, { search: `?${name}${random.pick(["", "="])}`, ...rightBody(operationId) });
}
