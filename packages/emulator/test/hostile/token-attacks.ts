import { exampleCredentials } from "../../src/auth/example-credentials.ts";
import type { Random } from "../oracle/random.ts";
import { type Attack, refused, tokenPlaceholder } from "./attack.ts";
import { guarded, writes } from "./targets.ts";
import { fitsHeader, longText, payloads, privateTexts } from "./texts.ts";

/** Everything that is not `Bearer`, a space and a token that is good. The rest of the request is often wrong as well. */
export function makeTokenAttack(random: Random): Attack {
  const token = tokenPlaceholder;
  const authorization = random.pick([
    null,
    null,
    "",
    "Bearer",
    token,
    `bearer ${token}`,
    `BEARER ${token}`,
    `Bearer  ${token}`,
    `Bearer\t${token}`,
    `Bearer: ${token}`,
    `Bearer=${token}`,
    `Bearer "${token}"`,
    `Bearer ${token} x`,
    `Bearer ${token},Bearer ${token}`,
    `Bearer ${token}x`,
    `Bearer x${token}`,
    `Bearer ${token}\xa0`,
    `Token ${token}`,
    `Basic ${Buffer.from(`${privateTexts.email}:${privateTexts.password}`).toString("base64")}`,
    `Hydrogen-r1 ${token}`,
    `Digest username="${privateTexts.email}"`,
    "Bearer null",
    "Bearer undefined",
    "Bearer __proto__",
    "Bearer constructor",
    `Bearer ${exampleCredentials().refresh_token}`,
    `Bearer ${privateTexts.token}`,
    `Bearer ${privateTexts.phone}`,
    `Bearer ${longText(10_000)}`,
    `Bearer ${random.pick(payloads.filter(fitsHeader))}`,
    random.pick(payloads.filter(fitsHeader)),
  ]);
  const operationId = random.pick(guarded);
  const search = random.pick(["", "", "?limit=x", "?where={", "?access_token=x", `?x=${privateTexts.email}`]);
  const bodies = [{ test: "changed" }, "{", [], ""];
  const data = writes.includes(operationId) ? { body: random.pick<unknown>(bodies) } : {};
  return refused(operationId, { headers: { authorization }, search, ...data }, 401);
}
