import { expect, test } from "vitest";
import { differences } from "../scripts/differences.ts";

test.each<[string, unknown, unknown, string[]]>([
  ["nothing", { a: [1, { b: null }] }, { a: [1, { b: null }] }, []],
  ["a value", { a: { b: 1 } }, { a: { b: "1" } }, ["/a/b"]],
  ["what is gone", { a: [1, 2] }, { a: [1] }, ["/a/1"]],
  ["what is new", {}, { "a/b~c": null }, ["/a~1b~0c"]],
  ["a list that became an object", { a: [1] }, { a: { 0: 1 } }, ["/a"]],
  ["the order of keys", { a: 1, b: 2 }, { b: 2, a: 1 }, ["/*"]],
  ["a key that was put in between, which is no other order", { a: 1, b: 2 }, { a: 1, c: 3, b: 2 }, ["/c"]],
])("finds %s", (_, before, after, pointers) => {
  expect(differences(before, after).map(({ pointer }) => pointer)).toEqual(pointers);
});
