import type { Random } from "../oracle/random.ts";
import { type Attack, accepted, acceptedWrite, refused } from "./attack.ts";
import { nothingFound, ofOne, onRow, queries, rightBody, search } from "./targets.ts";
import {
  fitsHeader,
  inheritedNames,
  longText,
  makePayload,
  payloads,
  underscoredNames,
  words,
} from "./texts.ts";

/** SQL and paths in everything that is not a `where`. */
export function makeInjection(random: Random): Attack {
  const payload = makePayload(random);
  const roll = random.fraction();
  if (roll < 0.2) {
    const operationId = random.pick(Object.keys(ofOne));
    const id = encodeURIComponent(random.chance(0.5) ? payload : `1${payload}`);
    return refused(operationId, onRow(operationId, id));
  }
  if (roll < 0.4) {
    const name = random.pick(["nickname", "nickname__contains", "openid", "unionid"]);
    const value = payload.length > 1 ? payload : payload.repeat(3);
    return accepted("listUserProfilesV1", { search: search({ [name]: value }) }, nothingFound);
  }
  if (roll < 0.55) {
    const names = words("limit offset gender user_id created_at__gte created_at__lte group__in order_by");
    const name = random.pick(names);
    return refused("listUserProfilesV1", { search: search({ [name]: payload }) });
  }
  if (roll < 0.7) {
    const names = [...inheritedNames, ...underscoredNames, longText(3000)];
    const headers = { "x-hydrogen-env-id": random.pick([...payloads.filter(fitsHeader), ...names]) };
    const operationId = random.pick([...queries, ...Object.keys(ofOne)]);
    const parts = { headers, ...rightBody(operationId) };
    // An environment without users, and none that is made by asking for it.
    return ofOne[operationId] ? refused(operationId, parts, 404) : accepted(operationId, parts, nothingFound);
  }
  if (roll < 0.73) {
    const operationId = random.pick([...queries, ...Object.keys(ofOne)]);
    return refused(operationId, { headers: { "x-hydrogen-env-id": "" }, ...rightBody(operationId) });
  }
  const id = String(random.between(1, 4));
  if (roll < 0.95) {
    const body = random.pick<Record<string, unknown>>([
      { test: payload, nick2: payload },
      { tags: [payload, payload] },
      { address: { a: payload } },
      { address: { a: { [payload]: [payload] } } },
    ]);
    return acceptedWrite(random.pick(["updateUser", "updateUserInfoV1"]), { params: { id }, body }, (row) => {
      const written = Object.fromEntries(Object.keys(body).map((name) => [name, row[name]]));
      const [wanted, found] = [body, written].map((it) => JSON.stringify(it));
      if (found !== wanted) throw new Error(`wrote ${wanted}, read ${found}`);
    });
  }
  const username = `${payload}${random.fraction()}`;
  return acceptedWrite("updateUserAccount", { params: { id }, body: { username } }, (account) => {
    if (account.username !== username) throw new Error(`wrote ${username}: ${account.username}`);
  });
}
