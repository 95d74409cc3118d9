import type { ColumnKind } from "../column-kinds.ts";
import { contract } from "../contract.ts";
import { demand } from "../contract-violation.ts";
import { demandRow } from "../demand-rows.ts";
import { isSameValue } from "../same-value.ts";

interface Operation {
  title: string;
  /** Which user of the sandbox, from 1. */
  user: number;
  kind: ColumnKind;
  operation: Record<string, unknown>;
  /** The value of the column after the request, and after the same request once more. */
  once: unknown;
  twice: unknown;
  sibling?: boolean;
}

const operations: Operation[] = [
  { title: "$incr_by adds", user: 3, kind: "number", operation: { $incr_by: 2 }, once: 7, twice: 9 },
  {
    title: "$incr_by adds a large number",
    user: 4,
    kind: "number",
    operation: { $incr_by: 100_000 },
    once: 100_010,
    twice: 200_010,
  },
  { title: "$incr_by subtracts", user: 3, kind: "number", operation: { $incr_by: -4 }, once: 1, twice: -3 },
  {
    title: "$incr_by takes decimals",
    user: 1,
    kind: "number",
    operation: { $incr_by: 0.75 },
    once: -1.75,
    twice: -1,
  },
  {
    title: "$append pushes at the end, in order",
    user: 2,
    kind: "array",
    operation: { $append: ["y", "x"] },
    once: ["b", "c", "y", "x"],
    twice: ["b", "c", "y", "x", "y", "x"],
  },
  {
    title: "$append pushes as many as there are",
    user: 3,
    kind: "array",
    operation: { $append: ["p", "q", "r", "s", "t", "u"] },
    once: ["c", "p", "q", "r", "s", "t", "u"],
    twice: ["c", "p", "q", "r", "s", "t", "u", "p", "q", "r", "s", "t", "u"],
  },
  {
    title: "$append keeps duplicates",
    user: 1,
    kind: "array",
    operation: { $append: ["b", "b"] },
    once: ["a", "b", "b", "b"],
    twice: ["a", "b", "b", "b", "b", "b"],
  },
  {
    title: "$append fills an empty array",
    user: 4,
    kind: "array",
    operation: { $append: ["x"] },
    once: ["x"],
    twice: ["x", "x"],
  },
  {
    title: "$append_unique pushes what is not there",
    user: 1,
    kind: "array",
    operation: { $append_unique: ["b", "d", "c"] },
    once: ["a", "b", "d", "c"],
    twice: ["a", "b", "d", "c"],
  },
  {
    title: "$append_unique pushes once what the request has twice",
    user: 3,
    kind: "array",
    operation: { $append_unique: ["x", "x", "c"] },
    once: ["c", "x"],
    twice: ["c", "x"],
  },
  {
    title: "$append_unique tells cases apart",
    user: 3,
    kind: "array",
    operation: { $append_unique: ["C"] },
    once: ["c", "C"],
    twice: ["c", "C"],
  },
  {
    title: "$remove deletes what is listed",
    user: 1,
    kind: "array",
    operation: { $remove: ["a", "x"] },
    once: ["b"],
    twice: ["b"],
  },
  {
    title: "$remove deletes all items that are listed",
    user: 2,
    kind: "array",
    operation: { $remove: ["c", "b"] },
    once: [],
    twice: [],
  },
  {
    title: "$remove leaves what is not listed",
    user: 2,
    kind: "array",
    operation: { $remove: ["B", "a"] },
    once: ["b", "c"],
    twice: ["b", "c"],
  },
  {
    title: "$update merges into an object",
    user: 1,
    kind: "object",
    operation: { $update: { city: "Foshan", open: true } },
    once: { city: "Foshan", zip: 510000, open: true },
    twice: { city: "Foshan", zip: 510000, open: true },
    sibling: true,
  },
  {
    title: "$pop 1 drops the last item",
    user: 1,
    kind: "array",
    operation: { $pop: 1 },
    once: ["a"],
    twice: [],
    sibling: true,
  },
  {
    title: "$pop -1 drops the first item",
    user: 1,
    kind: "array",
    operation: { $pop: -1 },
    once: ["b"],
    twice: [],
    sibling: true,
  },
];

for (const { title, user, kind, operation, once, twice, sibling = false } of operations) {
  contract(
    ["updateUser", "getUser"],
    title,
    async ({ send, sandbox, column }) => {
      const name = column(kind);
      const request = { path: { id: sandbox.ids[user - 1] }, body: { [name]: operation } };
      for (const [times, expected] of [
        ["once", once],
        ["twice", twice],
      ] as const) {
        const { body } = await send("updateUser", request);
        demand(
          isSameValue(body[name], expected),
          "updateUser",
          `${title}: sent ${times}, the answer is wrong`,
        );
      }
      await demandRow("updateUser", { send, sandbox }, user, { [name]: twice });
    },
    { sibling },
  );
}

contract(["updateUser", "getUser"], "$remove deletes every occurrence", async ({ send, sandbox, column }) => {
  const array = column("array");
  const path = { id: sandbox.ids[0] };
  await send("updateUser", { path, body: { [array]: ["a", "b", "a", "c", "a"] } });
  await send("updateUser", { path, body: { [array]: { $remove: ["a"] } } });
  await demandRow("updateUser", { send, sandbox }, 1, { [array]: ["b", "c"] });
});

contract(
  ["updateUser", "getUser"],
  "$update replaces what is deeper than the first level",
  async ({ send, sandbox, column }) => {
    const object = column("object");
    const path = { id: sandbox.ids[1] };
    await send("updateUser", {
      path,
      body: { [object]: { inner: { a: 1, b: 2 }, list: [1, 2], kept: "x" } },
    });
    await send("updateUser", { path, body: { [object]: { $update: { inner: { a: 3 }, list: [4] } } } });
    const merged = { inner: { a: 3 }, list: [4], kept: "x" };
    await demandRow("updateUser", { send, sandbox }, 2, { [object]: merged });
  },
  { sibling: true },
);

contract(
  ["updateUser", "getUser"],
  "$update takes null for a key",
  async ({ send, sandbox, column }) => {
    const object = column("object");
    const body = { [object]: { $update: { city: null, open: true } } };
    await send("updateUser", { path: { id: sandbox.ids[0] }, body });
    const { body: row } = await send("getUser", { path: { id: sandbox.ids[0] } });
    const merged = row[object] as Record<string, unknown>;
    demand((merged?.city ?? null) === null, "updateUser", "null in $update did not clear the key");
    const others = { ...merged, city: undefined };
    const isRight = isSameValue(others, { zip: 510000, open: true, city: undefined });
    demand(isRight, "updateUser", "$update with null for a key changed the others wrongly");
  },
  { sibling: true },
);

contract(
  ["updateUser", "getUser"],
  "takes operations on several columns, plain values and $unset together",
  async ({ send, sandbox, column }) => {
    const names = (["number", "array", "boolean", "text"] as const).map((kind) => column(kind));
    const [number, array, boolean, text] = names as [string, string, string, string];
    const body = {
      [number]: { $incr_by: -1 },
      [array]: { $append_unique: ["vip"] },
      [boolean]: false,
      $unset: { [text]: "" },
    };
    await send("updateUser", { path: { id: sandbox.ids[2] }, body });
    const changes = { [number]: 4, [array]: ["c", "vip"], [boolean]: false, [text]: undefined };
    await demandRow("updateUser", { send, sandbox }, 3, changes);
  },
);

/** That an operation starts from nothing where there is no value is not documented: it may also be refused. */
const fromNothing: readonly [kind: ColumnKind, operation: Record<string, unknown>, result: unknown][] = [
  ["number", { $incr_by: 3.5 }, 3.5],
  ["array", { $append: ["x", "x"] }, ["x", "x"]],
  ["array", { $append_unique: ["x", "y"] }, ["x", "y"]],
];

for (const [kind, operation, result] of fromNothing) {
  const [name] = Object.keys(operation);
  contract(
    ["updateUser", "getUser"],
    `${name} starts from nothing in a column without a value, or is refused`,
    async ({ send, sandbox, column }) => {
      const request = { path: { id: sandbox.ids[5] }, body: { [column(kind)]: operation } };
      const { status } = await send("updateUser", request, [200, 400]);
      const changed = status === 200 ? { [column(kind)]: result } : undefined;
      await demandRow("updateUser", { send, sandbox }, 6, changed);
    },
  );
}

/** A dotted name is a key in an object column. */
const dotted: readonly [title: string, key: string, change: unknown, result: object][] = [
  ["sets a key of an object by a dotted name", "city", "Foshan", { city: "Foshan", zip: 510000 }],
  ["adds a key to an object by a dotted name", "open", true, { city: "Guangzhou", zip: 510000, open: true }],
  ["$incr_by takes a dotted name", "zip", { $incr_by: 75 }, { city: "Guangzhou", zip: 510075 }],
];

for (const [title, key, change, result] of dotted) {
  contract(
    ["updateUser", "getUser"],
    title,
    async ({ send, sandbox, column }) => {
      const object = column("object");
      await send("updateUser", { path: { id: sandbox.ids[0] }, body: { [`${object}.${key}`]: change } });
      await demandRow("updateUser", { send, sandbox }, 1, { [object]: result });
    },
    { sibling: true },
  );
}

contract(
  ["updateUser", "getUser"],
  "$unset takes a dotted name",
  async ({ send, sandbox, column }) => {
    const object = column("object");
    const body = { $unset: { [`${object}.city`]: "" } };
    await send("updateUser", { path: { id: sandbox.ids[0] }, body });
    await demandRow("updateUser", { send, sandbox }, 1, { [object]: { zip: 510000 } });
  },
  { sibling: true },
);
