import { spec } from "@minapp-users/spec-check";
import type { Random } from "../oracle/random.ts";
import { type Attack, accepted, pathOf, quietEnvironment, refused, stray } from "./attack.ts";
import { nothingFound, ofOne, onRow, queries, rightBody } from "./targets.ts";
import { longText } from "./texts.ts";

/** Longer than the API takes, and exactly as long. */
export function makeLengthAttack(random: Random): Attack {
  const [{ url, "x-minapp-max-url-length": longest }] = spec.servers;
  const operationId = random.pick([...queries, ...Object.keys(ofOne)]);
  const base = `${pathOf(operationId)}?`.length + url.length;
  const roll = random.fraction();
  if (roll < 0.15) {
    const around = `${pathOf("listUsers")}?where={"test":""}`.length + url.length;
    const text = "a".repeat(longest - around);
    return accepted("listUsers", { search: `?where={"test":"${text}"}` }, nothingFound);
  }
  if (roll < 0.6) {
    const length = longest + (random.chance(0.3) ? 1 : random.between(1, 40_000)) - base;
    const text = random
      .pick(["a", "%41", "1,", '"', "&a=", longText(100)])
      .repeat(length)
      .slice(0, length);
    return refused(operationId, { search: `?${text}`, ...rightBody(operationId) }, 502);
  }
  if (roll < 0.7) {
    // An id is a part of the URL like any other: too long for an id, and not for a URL.
    const one = random.pick(Object.keys(ofOne));
    const id = random
      .pick(["1", "a", "%61", "%E4%BD%A0", longText(99)])
      .repeat(random.between(101, 1000))
      .slice(0, 12_000);
    const whole = id.replace(/%[0-9A-F]?$/, "").replace(/(%[0-9A-F]{2}){1,2}$/, "");
    return refused(one, onRow(one, whole));
  }
  if (roll < 0.85) {
    const headers = Object.fromEntries(
      random.list(1, 700, () => [`x-${random.below(1e9)}`, longText(random.below(60))]),
    );
    return accepted("listUsers", { headers: { ...headers, "x-hydrogen-env-id": quietEnvironment } });
  }
  const name = random.pick(["x-a", "cookie", "x-hydrogen-env-id", "authorization"]);
  const large = { [name]: longText(random.pick([66_000, 200_000, 900_000])) };
  if (name === "authorization") return refused("listUsers", { headers: large }, 401);
  if (random.chance(0.7)) return accepted("listUsers", { headers: large });
  // The answer comes before an operation is found.
  return stray("GET", pathOf(operationId), { headers: { [name]: longText(2 ** 20) } }, 400);
}
