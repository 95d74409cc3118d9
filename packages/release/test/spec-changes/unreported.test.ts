import { describe, expect, test } from "vitest";
import type { ReportedChange } from "../../src/spec-changes/redocly-diff.ts";
import { unreported } from "../../src/spec-changes/unreported.ts";

/** The places of what differs between two documents, those that differ only in order marked. */
function placesOf(base: object, revision: object, reported: ReportedChange[] = []): string[] {
  const specs = { base: { ...base }, revision: { ...revision } };
  return unreported(specs, reported).map(({ place, isOrder }) => `${place}${isOrder ? " (order)" : ""}`);
}

const component = (schemas: object, user: object) => ({ components: { schemas }, user });
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

test("every difference has its place", () => {
  expect(
    placesOf(
      { a: 1, b: { c: [1, 2], "d/e": "x" }, gone: { f: 1 } },
      { a: 2, b: { c: [2, 1], "d/e": "y" }, new: { f: 1 } },
    ),
  ).toEqual(["#/a", "#/b/c", "#/b/d~1e", "#/gone", "#/new"]);
  expect(placesOf({ a: { b: [1] } }, { a: { b: [1] } })).toEqual([]);
});

describe("what is referred to", () => {
  test("counts once, where it stands", () => {
    const spec = (type: string) => component({ Id: { type } }, { one: ref("Id"), two: ref("Id") });
    expect(placesOf(spec("integer"), spec("string"))).toEqual(["#/components/schemas/Id/type"]);
  });

  test("is the same in its place, and under another name", () => {
    const id = { type: "integer" };
    expect(placesOf(component({ Id: id }, { one: ref("Id") }), component({ Id: id }, { one: id }))).toEqual(
      [],
    );
    expect(
      placesOf(
        component({ A: id, B: id }, { one: ref("A") }),
        component({ A: id, B: id }, { one: ref("B") }),
      ),
    ).toEqual([]);
  });

  test("is compared at the place that refers to another one", () => {
    const schemas = { A: { type: "integer", minimum: 1 }, B: { type: "integer", minimum: 2 } };
    expect(placesOf(component(schemas, { one: ref("A") }), component(schemas, { one: ref("B") }))).toEqual([
      "#/user/one/minimum",
    ]);
  });

  test("has what stands beside it", () => {
    const beside = (title: string) => component({ A: { title: "A" } }, { one: { ...ref("A"), title } });
    expect(placesOf(beside("x"), beside("y"))).toEqual(["#/user/one/title"]);
  });

  test("can lead back to itself", () => {
    const tree = (name: string, type: string) =>
      component({ [name]: { type, items: ref(name) } }, { one: ref(name) });
    expect(placesOf(tree("A", "array"), tree("A", "object"))).toEqual(["#/components/schemas/A/type"]);
    expect(placesOf(tree("A", "array"), tree("B", "array"))).toEqual([
      "#/components/schemas/A",
      "#/components/schemas/B",
    ]);
  });
});

describe("lists", () => {
  const named = (...names: string[]) => ({ list: names.map((name) => ({ name, in: "query" })) });

  test("have items with names", () => {
    expect(placesOf(named("a", "b", "c"), named("a", "c"))).toEqual(["#/list/1"]);
    expect(placesOf(named("a", "c"), named("a", "b", "c"))).toEqual(["#/list/1"]);
    expect(placesOf(named("a", "b"), named("b", "a"))).toEqual(["#/list (order)"]);
    const numbered = (n: number, ...names: string[]) => ({ list: names.map((name) => ({ name, n })) });
    expect(placesOf(numbered(1, "a", "b"), numbered(2, "b", "a"))).toEqual([
      "#/list/1/n",
      "#/list/0/n",
      "#/list (order)",
    ]);
    expect(
      placesOf({ list: [{ url: "x", n: 1 }, { url: "y" }] }, { list: [{ url: "y" }, { url: "x", n: 2 }] }),
    ).toEqual(["#/list/1/n", "#/list (order)"]);
  });

  test("of items without names pair those that are left over", () => {
    const [a, b, c] = [{ type: "a" }, { type: "b" }, { type: "c" }];
    expect(placesOf({ list: [a, b] }, { list: [a, c] })).toEqual(["#/list/1/type"]);
    expect(placesOf({ list: [a, b] }, { list: [c, { type: "d" }] })).toEqual([
      "#/list/0",
      "#/list/1",
      "#/list/0",
      "#/list/1",
    ]);
    expect(placesOf({ list: [] }, { list: [a] })).toEqual(["#/list/0"]);
  });
});

describe("what is reported", () => {
  const change = (fields: Partial<ReportedChange>): ReportedChange => ({
    path: "#/x",
    typeName: "Schema",
    kind: "modified",
    impact: "patch",
    ...fields,
  });

  test("is not found again", () => {
    const at = (pointer: string) => ({ pointer });
    expect(
      placesOf({ a: { b: 1 } }, { a: { b: 2 } }, [change({ base: at("#/a/b"), revision: at("#/a/b") })]),
    ).toEqual([]);
    expect(placesOf({}, { a: { b: 2 } }, [change({ kind: "added", revision: at("#/a") })])).toEqual([]);
    expect(placesOf({ a: { b: 2 } }, {}, [change({ kind: "removed", base: at("#/a") })])).toEqual([]);
    const renamed = change({ property: "key", base: at("#/a"), revision: at("#/b") });
    expect(placesOf({ a: { c: 1 } }, { b: { c: 1 } }, [renamed])).toEqual([]);
  });

  test("covers nothing beside it", () => {
    const added = change({ property: "b", base: { pointer: "#/a" }, revision: { pointer: "#/a/b" } });
    expect(placesOf({ a: { c: {} } }, { a: { b: 1, c: { d: 1 } } }, [added])).toEqual(["#/a/c/d"]);
    expect(placesOf({ a: { c: [1] } }, { a: { b: 1, c: [2] } }, [added])).toEqual(["#/a/c"]);
    const inside = change({ base: { pointer: "#/a/0/b" }, revision: { pointer: "#/a/0/b" } });
    expect(placesOf({ a: [{ b: 1 }, { c: 1 }] }, { a: [true, { c: 1 }] }, [inside])).toEqual(["#/a/0"]);
    expect(
      placesOf({ a: 1 }, { a: 1, ab: 2 }, [change({ kind: "added", revision: { pointer: "#/a" } })]),
    ).toEqual(["#/ab"]);
  });

  test("is an item that redocly diff took for another one", () => {
    const replaced = [
      change({ kind: "removed", base: { pointer: "#/user/0" } }),
      change({ kind: "added", revision: { pointer: "#/user/0" } }),
    ];
    const schemas = { A: { type: "integer", title: "A" } };
    const swapped = [component(schemas, [ref("A")]), component(schemas, [{ type: "integer" }])] as const;
    expect(placesOf(...swapped)).toEqual(["#/user/0/title"]);
    expect(placesOf(...swapped, replaced)).toEqual([]);
  });
});
