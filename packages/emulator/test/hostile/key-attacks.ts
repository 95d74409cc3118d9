import type { Random } from "../oracle/random.ts";
import { type Attack, acceptedWrite, type Json, refused, whereSearch } from "./attack.ts";
import { withBodies } from "./targets.ts";
import { inheritedNames, longText, privateTexts } from "./texts.ts";

/** A key twice, and keys that mean something to JavaScript. */
export function makeKeyAttack(random: Random): Attack {
  const roll = random.fraction();
  if (roll < 0.35) {
    const text = random.pick([
      '{"test":"a","test":"b"}',
      '{"test":"a","test":"a"}',
      '{"test":"a","te\\u0073t":"b"}',
      '{"address":{"a":1,"a":2}}',
      '{"address":{"a":{"b":[{"c":1,"c":1}]}}}',
      '{"$set":{"test":"a"},"$set":{"nick2":"b"}}',
      '{"$set":{"test":"a","test":"b"}}',
      '{"score":{"$incr_by":1,"$incr_by":2}}',
      '{"username":"a","username":"b"}',
      '{"client_id":"a","client_secret":"b","client_id":"c"}',
      `{"${privateTexts.phone}":1,"${privateTexts.phone}":1}`,
      `{"${privateTexts.email}":1,"${privateTexts.email}":1}`,
      `{"${longText(300)}":1,"${longText(300)}":1}`,
    ]);
    return refused(random.pick(withBodies), { body: text });
  }
  if (roll < 0.5) {
    const text = random.pick([
      '{"test":"a","test":"b"}',
      '{"test":{"$eq":"a","$eq":"b"}}',
      '{"test":{"$eq":"a"},"te\\u0073t":{"$eq":"b"}}',
      '{"$and":[{"test":"a","test":"a"}]}',
      '{"$or":[],"$or":[{}]}',
      '{"address":{"$eq":{"a":1,"a":2}}}',
      '{"location":{"$center":{"radius":1,"radius":2,"coordinates":[0,0]}}}',
    ]);
    return refused(random.pick(["listUsers", "listUserInfoV1"]), { search: whereSearch(text) });
  }
  if (roll < 0.75) {
    const polluted = '{"polluted":true}';
    const text = random.pick([
      `{"__proto__":${polluted}}`,
      `{"test":"a","__proto__":${polluted}}`,
      `{"\\u005f_proto__":${polluted}}`,
      `{"address":{"__proto__":${polluted}}}`,
      `{"address":{"a":[{"__proto__":${polluted}}]}}`,
      `{"address":{"$update":{"__proto__":${polluted}}}}`,
      `{"address.__proto__":${polluted}}`,
      `{"address.__proto__.polluted":true}`,
      `{"address.a.__proto__":${polluted}}`,
      `{"$set":{"__proto__":${polluted}}}`,
      `{"$set":{"address.__proto__.polluted":true}}`,
      `{"$unset":{"address.__proto__":""}}`,
      `{"$unset":{"__proto__":""}}`,
      `{"constructor":{"prototype":${polluted}}}`,
      `{"constructor.prototype.polluted":true}`,
      `{"${random.pick(inheritedNames)}":null}`,
      `{"$unset":{"${random.pick(inheritedNames)}":""}}`,
      `{"score":{"__proto__":1}}`,
      `{"score":{"${random.pick(inheritedNames)}":1,"$incr_by":1}}`,
      `{"client_id":"a","__proto__":{"client_secret":"b"}}`,
      `{"__proto__":{"username":"a"}}`,
    ]);
    return refused(random.pick(withBodies), { body: text });
  }
  if (roll < 0.85) {
    const text = random.pick([
      '{"__proto__":{"$eq":1}}',
      '{"test":{"__proto__":1}}',
      '{"test":{"$eq":1,"__proto__":{}}}',
      '{"$and":[{"__proto__":{}}]}',
      '{"__proto__":{"$and":[]}}',
      '{"address":{"$eq":{"__proto__":{}}}}',
      ...inheritedNames.flatMap((name) => [`{"${name}":1}`, `{"test":{"${name}":1}}`, `{"$${name}":[{}]}`]),
    ]);
    return refused(random.pick(["listUsers", "listUserInfoV1"]), { search: whereSearch(text) });
  }
  // In an object column, these are keys like any other.
  const key = random.pick(inheritedNames);
  const changes: { body: object; fits: (address: Json) => boolean }[] = [
    { body: { address: { [key]: 1 } }, fits: (address) => Object.hasOwn(address, key) && address[key] === 1 },
    { body: { [`address.${key}`]: { a: 1 } }, fits: (address) => address[key].a === 1 },
    { body: { [`address.${key}.${key}.polluted`]: true }, fits: (address) => address[key][key].polluted },
    { body: { [`address.${key}`]: { $incr_by: 1 } }, fits: (address) => address[key] >= 1 },
    {
      body: { [`address.${key}`]: { $append_unique: ["a"] } },
      fits: (address) => address[key].join() === "a",
    },
    { body: { $unset: { [`address.${key}.${key}`]: "" } }, fits: (address) => !Object.hasOwn(address, key) },
  ];
  const change = random.pick(changes);
  const params = { id: String(changes.indexOf(change) + 5) }; // each to a user of its own, since they exclude each other
  return acceptedWrite("updateUser", { params, body: change.body }, ({ address }) => {
    if (!change.fits(address)) throw new Error(`${JSON.stringify(change)} made ${JSON.stringify(address)}`);
  });
}
