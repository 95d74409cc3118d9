import type { Random } from "../oracle/random.ts";
import { type Attack, accepted, refused } from "./attack.ts";
import { search } from "./targets.ts";
import { inheritedNames, longText, makePayload, privateTexts, underscoredNames, words } from "./texts.ts";

/** `order_by` with what is no column, what cannot be sorted by, and far too much of it. */
export function makeOrderAttack(random: Random): Attack {
  const operationId = random.pick(["listUsers", "listUserInfoV1"]);
  const roll = random.fraction();
  const right = words("id -id created_at -created_at score -test _username nickname vip birthday");
  if (roll < 0.3) {
    // As often as there is room for: a key that came before decides nothing.
    const some = random.pick([right, ["id", "-id"]]);
    const keys = random.list(1, random.pick([3, 50, 6000]), () => random.pick(some));
    const fitting = keys.join(",").slice(0, 16_000);
    return accepted(operationId, { search: `?order_by=${fitting.replace(/,[^,]*$/, "")}` });
  }
  const wrong = random.pick([
    ...words(
      "gender country province city language -gender nope Test row rowid id.x address address.city tags",
    ),
    ...words("location photo friend scores _provider -- -+id +id id; id,, ,id id,,score -,id 1 $ id.asc"),
    ...words("password _password _group random() (select(1)) id/**/ 'id' [id] `id` \"id\" id=1 1=1 * null"),
    "id desc",
    " id",
    "id\n",
    "",
    ",",
    ...inheritedNames,
    ...underscoredNames,
    makePayload(random),
    privateTexts.email,
    privateTexts.phone,
    longText(60),
    longText(5000),
  ]);
  const keys = random.list(0, 2, () => random.pick(right));
  const value = random.chance(0.5) || wrong === "" ? wrong : [...keys, wrong].join(",");
  return refused(operationId, { search: search({ order_by: value }) });
}
