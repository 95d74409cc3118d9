import type { ColumnKind } from "../column-kinds.ts";
import { contract } from "../contract.ts";
import { userLists } from "../pages.ts";
import { operatorSchemas } from "../where-examples.ts";

for (const list of userLists) {
  contract(list, "refuses a where that is not a JSON object", async ({ send }) => {
    for (const where of ["{", "id", "[]", '[{"id":1}]', '"{}"', "1", "null", "{'id':1}", '{"id":1}}']) {
      await send(list, { query: { where } }, [400]);
    }
  });

  contract(list, "refuses an operator that there is not", async ({ send, column }) => {
    for (const name of ["id", column("text")]) {
      for (const operator of ["$like", "$equals", "eq", "$gtee", "$where"]) {
        await send(list, { query: { where: { [name]: { [operator]: "x" } } } }, [400]);
      }
    }
    for (const joined of ["$xor", "$not"]) {
      await send(list, { query: { where: { [joined]: [{ id: 1 }] } } }, [400]);
    }
  });

  contract(list, "refuses an $and or $or that is not a list of conditions", async ({ send }) => {
    for (const operator of ["$and", "$or"]) {
      for (const wrong of [[], { id: 1 }, "id", [1], [[{ id: 1 }]]]) {
        await send(list, { query: { where: { [operator]: wrong } } }, [400]);
      }
    }
  });
}

/** Values that an operator cannot take, whatever the column holds. */
const wrong: readonly (readonly [kind: ColumnKind, operator: string, values: readonly unknown[]])[] = [
  ["number", "$lt", [true, [1], {}]],
  ["number", "$lte", [true, [1], {}]],
  ["number", "$gt", [true, [1], {}]],
  ["number", "$gte", [true, [1], {}]],
  ["number", "$in", [5, "5", {}]],
  ["number", "$nin", [5, "5", {}]],
  ["text", "$contains", [5, "", ["a"], null]],
  ["text", "$isnull", ["true", 1, null]],
  ["number", "$range", [5, [], [1], [1, 2, 3], { start: 1, end: 2 }]],
  ["text", "$icontains", [5, "", ["a"]]],
  ["text", "$regex", [5, "", ["a"], null]],
  ["text", "$options", ["i"]], // without $regex
  ["text", "$exists", ["true", 1]],
  ["array", "$all", ["a", { a: 1 }]],
  ["object", "$has_key", [5, "a b", "a.b", ["a"]]],
  ["point", "$within", [[113, 23], "Polygon", { type: "Polygon" }, { type: "Point", coordinates: [1, 2] }]],
  ["polygon", "$intersects", [[113, 23], "Point", { type: "Point", coordinates: [1] }]],
  ["point", "$center", [5, { radius: 1 }, { coordinates: [1, 2] }, { radius: -1, coordinates: [1, 2] }]],
  [
    "point",
    "$nearsphere",
    [5, {}, { max_distance: 5 }, { geometry: { type: "Point", coordinates: [1, 2] }, max_distance: "far" }],
  ],
];

for (const [kind, operator, values] of wrong) {
  contract(
    "listUsers",
    operator === "$options" ? "refuses $options without $regex" : `refuses a wrong value of ${operator}`,
    async ({ send, column }) => {
      for (const value of values) {
        await send("listUsers", { query: { where: { [column(kind)]: { [operator]: value } } } }, [400]);
      }
    },
    { sibling: operatorSchemas[operator]?.["x-minapp-source"] === "sibling" },
  );
}
