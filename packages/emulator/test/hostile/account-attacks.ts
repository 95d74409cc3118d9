import type { Random } from "../oracle/random.ts";
import { type Attack, refused } from "./attack.ts";
import {
  inheritedNames,
  longText,
  makePayload,
  payloads,
  privateTexts,
  underscoredNames,
  words,
} from "./texts.ts";
import { notJson, notObjects } from "./wrong-json.ts";

/** Logins of the wrong type or syntax, taken by somebody, or of nobody. */
export function makeAccountAttack(random: Random): Attack {
  const name = random.pick(["username", "email", "phone", "new_password"]);
  const wrongType = [5, 1.5, true, [], ["a"], {}, { a: 1 }, ""];
  const wrong: Record<string, readonly unknown[]> = {
    username: [...wrongType, "taken", "TAKEN", "tAkEn"],
    email: [
      ...wrongType,
      ...words(
        "a a@ @a a@b@c.com a..b@example.com .a@example.com a@example..com a@-example.com taken@EXAMPLE.com",
      ),
      "Taken@Example.Com",
      "a b@example.com",
      "a@exam ple.com",
      "a@example.com\n",
      "a@example.com\0",
      "<a@example.com>",
      "测试@example.com",
      `${longText(300)}@@example.com`,
      `@${"a.".repeat(20_000)}`,
      `${"a@".repeat(20_000)}`,
      ...payloads,
    ],
    phone: [
      ...wrongType,
      "13800000002",
      ...words(
        "1 1234 abcdef 123-456-789 +86-138 ++8613800138000 1380013800a １３８００１３８０００ (138)00138000",
      ),
      " 13800138000",
      "13800138000 ",
      "138 0013 8000",
      "13800138000\n",
      "1".repeat(16),
      "1".repeat(100_000),
      `${privateTexts.phone}x`,
      ...payloads,
    ],
    new_password: [null, 5, true, [], {}, ""],
  };
  const beside: Record<string, string> = {
    [name === "username" ? "email" : "username"]: "new.login@example.com",
  };
  if (name !== "new_password" && random.chance(0.2)) beside.new_password = privateTexts.password;
  const roll = random.fraction();
  if (roll < 0.7) {
    const body = { ...(random.chance(0.4) ? beside : {}), [name]: random.pick(wrong[name] ?? []) };
    return refused("updateUserAccount", { body });
  }
  if (roll < 0.85) {
    const unknown = random.pick([
      ...words("password id _username Username name email_verified phone_verified $set $unset where"),
      ...inheritedNames,
      ...underscoredNames,
      privateTexts.email,
      privateTexts.phone,
      longText(500),
      makePayload(random),
    ]);
    const body = { ...beside, [unknown]: random.pick<unknown>(["a", true, privateTexts.password]) };
    return refused("updateUserAccount", { body });
  }
  if (roll < 0.92) {
    const body = { username: privateTexts.email, new_password: privateTexts.password };
    const params = { id: random.pick(["99", "46", "180889312739596"]) };
    return refused("updateUserAccount", { body, params }, 404);
  }
  return refused("updateUserAccount", { body: random.pick([...notObjects, ...notJson]) });
}
