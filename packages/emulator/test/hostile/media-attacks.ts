import { gzipSync } from "node:zlib";
import type { Random } from "../oracle/random.ts";
import { type Attack, acceptedWrite, refused } from "./attack.ts";
import { guarded, withBodies, writes } from "./targets.ts";
import { fitsHeader, longText, payloads, privateTexts } from "./texts.ts";

const body = { test: "changed" };
const withoutBodies = guarded.filter((it) => !withBodies.includes(it));

const notJsonTypes = [
  null,
  "",
  "text/plain",
  "text/json",
  "application/jsonx",
  "application/json5",
  "application/x-json",
  "application/json-patch+json",
  "application/vnd.api+json",
  "application/json, text/plain",
  "application/json/x",
  "application/ json",
  "application\\json",
  "application",
  "json",
  "*/*",
  ";",
  "/",
  "text/html; charset=application/json",
  "application/octet-stream",
  "application/xml",
  "image/png",
  "__proto__",
  "constructor",
  privateTexts.email,
  privateTexts.phone,
  `text/${longText(300)}`,
  `application/${longText(5000)}`,
];

const forms = ["application/x-www-form-urlencoded", "multipart/form-data", "multipart/form-data; boundary=x"];

/** JSON under another name, no body where there must be one, and a body where there must be none. */
export function makeMediaAttack(random: Random): Attack {
  const roll = random.fraction();
  if (roll < 0.45) {
    const operationId = random.pick(withBodies);
    const types = writes.includes(operationId) ? [...notJsonTypes, ...forms] : notJsonTypes;
    const type = random.chance(0.1) ? random.pick(payloads.filter(fitsHeader)) : random.pick(types);
    return refused(operationId, { body, headers: { "content-type": type }, chunked: random.chance(0.3) });
  }
  if (roll < 0.6) {
    const operationId = random.pick(withBodies);
    const type = random.pick(["application/json", "text/plain", "application/json; charset=utf-8"]);
    const empty = random.chance(0.5) ? { body: "" } : {};
    return refused(operationId, { ...empty, headers: { "content-type": type }, chunked: random.chance(0.3) });
  }
  if (roll < 0.75) {
    const zipped = gzipSync(JSON.stringify(body));
    return refused(random.pick(withBodies), { body: zipped, headers: { "content-encoding": "gzip" } });
  }
  if (roll < 0.9) {
    const type = random.pick(["application/json", "text/plain", "multipart/form-data", null, ""]);
    const text = random.pick(["{}", "{", "x", '{"test":"changed"}', longText(3000), "limit=1"]);
    const parts = { body: text, headers: { "content-type": type }, chunked: random.chance(0.3) };
    return refused(random.pick(withoutBodies), parts);
  }
  const type = random.pick([
    "application/json",
    "APPLICATION/JSON",
    "application/json; charset=utf-8",
    "application/json;charset=UTF-8",
    "application/json ; x=y",
  ]);
  const text = `v${random.below(1000)}`;
  const written = { body: { test: text }, headers: { "content-type": type }, chunked: random.chance(0.5) };
  return acceptedWrite(random.pick(["updateUser", "updateUserInfoV1"]), written, ({ test }) => {
    if (test !== text) throw new Error(`wrote ${text}: ${test}`);
  });
}
