import type { ColumnKind } from "../column-kinds.ts";
import { contract } from "../contract.ts";
import { demand } from "../contract-violation.ts";
import { demandRow } from "../demand-rows.ts";
import type { Provider } from "../provider.ts";
import { isSameValue } from "../same-value.ts";

/** Values that the first user of the sandbox does not have. */
const values: readonly [kind: ColumnKind, title: string, value: unknown][] = [
  ["text", "stores a text as it is", ' 知晓云 😀 "quoted" \\ %41+&<b>\n\ttwo lines '],
  ["text", "stores a long text", "0123456789".repeat(30)],
  ["text", "stores a text in the form in which it came", "e\u0301 \u00e9 \uff21\uff22 \ufb01 \u2460"],
  ["text", "stores an empty text", ""],
  ["text", "stores a text of digits as a text", "0042"],
  ["number", "stores a number with decimals", 1234.5],
  ["number", "stores a large number", 9007199254740991],
  ["number", "stores zero", 0],
  ["boolean", "stores false", false],
  ["date", "stores a date", "2021-12-31T23:59:59.123000+08:00"],
  ["array", "replaces an array as a whole", ["c", "a", "c"]],
  ["array", "stores an empty array", []],
  [
    "object",
    "replaces an object as a whole",
    { street: "Tianhe", open: true, floors: [1, 2], inner: { a: null } },
  ],
  [
    "object",
    "stores lists in an object with their items as they are",
    {
      numbers: [1, 2.5, -3],
      texts: ["1", "a"],
      nested: [[1, 2], [["a"]], []],
      mixed: [true, null, { a: 1 }],
    },
  ],
  ["object", "stores an empty object", {}],
  ["point", "stores a point", { type: "Point", coordinates: [-0.5, 51.25] }],
  [
    "polygon",
    "stores a polygon",
    {
      type: "Polygon",
      coordinates: [
        [
          [10, 10],
          [12, 10],
          [11, 12.5],
          [10, 10],
        ],
      ],
    },
  ],
];

for (const [kind, title, value] of values) {
  contract(["updateUser", "getUser"], title, async ({ send, sandbox, column }) => {
    const name = column(kind);
    const { body } = await send("updateUser", { path: { id: sandbox.ids[0] }, body: { [name]: value } });
    demand(
      isSameValue(body[name], value),
      "updateUser",
      `the answer has another value in the ${kind} column`,
    );
    await demandRow("updateUser", { send, sandbox }, 1, { [name]: value });
  });
}

/** The columns that the application has. */
function columnsOf({ columns }: Provider): string[] {
  const kinds = new Set(values.map(([kind]) => kind));
  return [...kinds].flatMap((kind) => columns[kind] ?? []);
}

contract(["updateUser", "getUser"], "takes null in every column", async ({ provider, send, sandbox }) => {
  const nulls = Object.fromEntries(columnsOf(provider).map((name) => [name, null]));
  const { body } = await send("updateUser", { path: { id: sandbox.ids[0] }, body: nulls });
  const left = Object.keys(nulls).find((name) => (body[name] ?? null) !== null);
  demand(left === undefined, "updateUser", `null did not clear the column ${left}`);
  await demandRow("updateUser", { send, sandbox }, 1, nulls);
});

contract(
  ["updateUser", "getUser"],
  "$unset clears columns of every kind, whatever stands behind their names",
  async ({ provider, send, sandbox }) => {
    const anything = ["", true, null, 1, "text", [], {}, "0"];
    const $unset = Object.fromEntries(
      columnsOf(provider).map((name, index) => [name, anything[index % anything.length]]),
    );
    const { body } = await send("updateUser", { path: { id: sandbox.ids[0] }, body: { $unset } });
    const left = Object.keys($unset).find((name) => (body[name] ?? null) !== null);
    demand(left === undefined, "updateUser", `$unset did not clear the column ${left}`);
    const cleared = Object.fromEntries(Object.keys($unset).map((name) => [name, undefined]));
    await demandRow("updateUser", { send, sandbox }, 1, cleared);
  },
);

contract(
  ["updateUser", "getUser"],
  "$unset stands beside columns that are set",
  async ({ send, sandbox, column }) => {
    const [text, array] = [column("text"), column("array")];
    const body = { [text]: "set", $unset: { [array]: "" } };
    await send("updateUser", { path: { id: sandbox.ids[1] }, body });
    await demandRow("updateUser", { send, sandbox }, 2, { [text]: "set", [array]: undefined });
  },
);

contract(
  ["updateUser", "getUser"],
  "$set does what the same columns do without it, beside $unset as well",
  async ({ send, sandbox, column }) => {
    const [text, number, array] = [column("text"), column("number"), column("array")];
    const body = { $set: { [text]: "set", [number]: { $incr_by: 2 } }, $unset: { [array]: "" } };
    await send("updateUser", { path: { id: sandbox.ids[2] }, body });
    const changes = { [text]: "set", [number]: 7, [array]: undefined };
    await demandRow("updateUser", { send, sandbox }, 3, changes);
  },
  { sibling: true },
);
