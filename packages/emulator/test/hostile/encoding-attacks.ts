import type { Random } from "../oracle/random.ts";
import { type Attack, accepted, pathOf, refused, stray, whereSearch } from "./attack.ts";
import { nothingFound, ofOne, onRow, withBodies, writes } from "./targets.ts";
import { words } from "./texts.ts";

const badEscapes = words("% %2 %zz %G0 %u0041 %ff %c3 %c0%af %ed%a0%80 %f5%80%80%80 %80");

/** What is no UTF-8, and half of characters, wherever text can stand. */
export function makeEncodingAttack(random: Random): Attack {
  const roll = random.fraction();
  const operationId = random.pick(Object.keys(ofOne));
  if (roll < 0.2) {
    const id = random.pick(["", "1", "%31"]) + random.pick(badEscapes);
    return refused(operationId, onRow(operationId, id));
  }
  if (roll < 0.3) {
    const ids = words("%00 1%00 %2e%2e%2f1 1%2f %20 %0a 1%0d%0a %e2%80%8b1 %ef%bc%91");
    return refused(operationId, onRow(operationId, random.pick(ids)));
  }
  if (roll < 0.35) {
    const path = pathOf("listUsers").replace("user", random.pick(badEscapes));
    return stray("GET", path, {}, 400, 404);
  }
  if (roll < 0.5) {
    // Outside of the strings of a JSON text, an escape that is none is wrong; inside of one, it is a text as any other.
    const bad = random.pick(badEscapes);
    if (random.chance(0.5)) return refused("listUsers", { search: `?where=${bad}{}` });
    return accepted("listUsers", { search: `?where={"test":"${bad}"}` }, nothingFound);
  }
  if (roll < 0.65) {
    const half = random.pick(["\\ud800", "\\udfff", "a\\ud83d", "\\ude00\\ud83d", "\\uD800\\u0041"]);
    const text = random.pick([
      `{"test":"${half}"}`,
      `{"${half}":1}`,
      `{"address":{"a":["${half}"]}}`,
      `{"test":{"$eq":"${half}"}}`,
    ]);
    if (random.chance(0.5)) return refused("listUsers", { search: whereSearch(text) });
    return refused(random.pick(writes), {
      body: random.chance(0.5) ? text : text.replace("test", "username"),
    });
  }
  const bad = random.pick<number[]>([
    [0xff],
    [0xfe, 0xff],
    [0x80],
    [0xc3, 0x28],
    [0xc0, 0x80],
    [0xe2, 0x28, 0xa1],
    [0xe2, 0x82],
    [0xed, 0xa0, 0x80],
    [0xed, 0xbf, 0xbf],
    [0xf0, 0x9f, 0x98],
    [0xf4, 0x90, 0x80, 0x80],
    [0xf8, 0x88, 0x80, 0x80, 0x80],
    [0xc4, 0xe3, 0xba, 0xc3],
  ]);
  const around = random.pick([
    ['{"test":"', '"}'],
    ['{"username":"', '"}'],
    ['{"', '":1}'],
    ["", '{"test":"x"}'],
    ['{"test":"x"}', ""],
    ['{"client_id":"a","client_secret":"', '"}'],
  ]);
  const parts = [Buffer.from(around[0] ?? ""), Buffer.from(bad), Buffer.from(around[1] ?? "")];
  const utf16 = Buffer.from('\ufeff{"test":"x"}', "utf16le");
  return refused(random.pick(withBodies), {
    body: random.chance(0.1) ? utf16 : Buffer.concat(parts),
    chunked: random.chance(0.3),
  });
}
