import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { columnOperations, unrepeatable } from "../../src/generated/vocabulary.ts";
import { checkAccountUpdate, checkUpdate } from "../../src/guard/update.ts";

describe("an update", () => {
  test.each<[object, string | undefined]>([
    [{ a: 1 }, undefined],
    [{ a: null, b: "", c: [], d: {}, e: false }, undefined],
    [{ a: { $append_unique: [1] }, b: { $remove: [1] }, c: { $update: { d: 1 } } }, undefined],
    [{ $unset: { a: "" } }, undefined],
    [{ $set: { a: 1 }, b: 2 }, undefined],
    [{ a: { $incr_by: 1 } }, "$incr_by would apply twice"],
    [{ a: { $append: [1] } }, "$append would apply twice"],
    [{ a: { $pop: 1 } }, "$pop would apply twice"],
    [{ a: 1, b: { $append_unique: [1] }, c: { $pop: -1 } }, "$pop would apply twice"],
    [{ $set: { a: 1, b: { $incr_by: 1 } } }, "$incr_by would apply twice"],
    [{ $unset: { a: "" }, $set: { b: { $append: [1] } } }, "$append would apply twice"],
    // Not an operation: a value that has such a key further down, or text.
    [{ a: { b: { $incr_by: 1 } } }, undefined],
    [{ a: "$incr_by", b: ["$pop"] }, undefined],
    [{ $unset: { a: { $incr_by: 1 } } }, undefined],
    [{ a: { b: 1, c: 2 } }, undefined],
  ])("%j can be sent again, unless: %s", (update, once) => {
    expect(checkUpdate(update)).toEqual({ body: update, once });
  });

  test.each<[unknown, string]>([
    [{}, "the update has nothing to write"],
    [undefined, "the update has nothing to write"],
    [null, "the update has nothing to write"],
    ["a", "the update has nothing to write"],
    [[{ a: 1 }], "the update has nothing to write"],
    [new Map([["a", 1]]), "the update has nothing to write"],
    [{ $inc: { a: 1 } }, "body has the unknown part $inc"],
    [{ a: 1, $SET: { a: 1 } }, "body has the unknown part $SET"],
    [{ $set: {} }, "body.$set has no column"],
    [{ $set: null, a: 1 }, "body.$set has no column"],
    [{ $set: [1] }, "body.$set has no column"],
    [{ $unset: {} }, "body.$unset has no column"],
    [{ $unset: "a" }, "body.$unset has no column"],
    [{ a: { $inc: 1 } }, "body.a has the unknown operation $inc"],
    [{ a: { $incr_by: 1, $inc: 1 } }, "body.a has the unknown operation $inc"],
    [{ a: { b: 1, $inc: 1 } }, "body.a has the unknown operation $inc"],
    [{ a: { $incr_by: 1, $pop: 1 } }, "body.a has more than one operation"],
    [{ a: { $incr_by: 1, b: 1 } }, "body.a has more than one operation"],
    [{ a: { b: 1, $incr_by: 1 } }, "body.a has more than one operation"],
    [{ $set: { a: 1, b: { $inc: 1 } } }, "body.$set.b has the unknown operation $inc"],
    [{ $set: { b: { $pop: 1, c: 1 } } }, "body.$set.b has more than one operation"],
  ])("%j is refused", (update, message) => {
    expect(() => checkUpdate(update)).toThrow(new TypeError(`${message}: nothing was sent`));
  });

  test("is a copy", () => {
    const update = { a: { b: 1 } };
    const { body } = checkUpdate(update);
    update.a.b = 2;
    expect(body).toEqual({ a: { b: 1 } });
  });

  test("of values that are no operations is taken as it is", () => {
    const name = fc.string().filter((it) => !it.startsWith("$") && it !== "__proto__");
    const columns = fc.dictionary(
      name,
      fc.jsonValue({ maxDepth: 3 }).map((it) => JSON.parse(JSON.stringify(it))), // without -0
      { minKeys: 1 },
    );
    const hasOperation = (value: unknown) =>
      Object.keys(Object(value)).some((key) => key.startsWith("$")) && !Array.isArray(value);
    fc.assert(
      fc.property(columns, (update) => {
        fc.pre(!Object.values(update).some(hasOperation));
        expect(checkUpdate(update)).toEqual({ body: update, once: undefined });
      }),
    );
  });

  test("knows the operations of the spec, of which three count", () => {
    expect(unrepeatable).toEqual(["$incr_by", "$append", "$pop"]);
    for (const operation of columnOperations) {
      const once = unrepeatable.includes(operation) ? `${operation} would apply twice` : undefined;
      expect(checkUpdate({ a: { [operation]: 1 } }).once).toBe(once);
    }
  });
});

describe("an update of a login", () => {
  test.each([
    { username: "pretty_girl" },
    { email: null },
    { phone: "+8613800138000", new_password: "secret", username: null, email: "who@example.com" },
  ])("%j is taken, as a copy", (update) => {
    const copy = checkAccountUpdate(update);
    expect(copy).toEqual(update);
    expect(copy).not.toBe(update);
  });

  test.each<[unknown, string]>([
    [{}, "the update has nothing to write"],
    [null, "the update has nothing to write"],
    [{ password: "hush" }, "body has the unknown field password (username, email, phone, new_password)"],
    [
      { phone: null, constructor: "hush" },
      "body has the unknown field constructor (username, email, phone, new_password)",
    ],
    [{ phone: undefined }, "body.phone is undefined, which JSON cannot carry"],
  ])("%o is refused", (update, message) => {
    expect(() => checkAccountUpdate(update)).toThrow(new TypeError(`${message}: nothing was sent`));
  });
});
