import { contract } from "../contract.ts";
import { demandRows } from "../demand-rows.ts";
import { madeUpLogin } from "../made-up-login.ts";
import { notObjects } from "../not-objects.ts";

/** With a column of text. */
const wrongFilters: readonly [title: string, wheres: (text: string) => unknown[]][] = [
  ["a where that is no JSON object", () => ['{"$and":[', "[]", '"alpha"', "", "null"]],
  [
    "a where with a wrong operator",
    (text) => [
      { [text]: { $like: "a" } },
      { [text]: { $in: "alpha" } },
      { [text]: { $isnull: "yes" } },
      { $and: { [text]: { $eq: "alpha" } } },
      { $xor: [{ [text]: { $eq: "alpha" } }] },
    ],
  ],
];

// A provider that ignores a wrong filter updates everyone: not to be tried on real users.
for (const [title, wheres] of wrongFilters) {
  contract(
    ["bulkUpdateUsers", "getUser"],
    `refuses ${title}, without any effect`,
    async ({ send, sandbox, column, madeUp: _ }) => {
      const text = column("text");
      for (const where of wheres(text)) {
        await send("bulkUpdateUsers", { query: { where, limit: 1 }, body: { [text]: "bulk" } }, [400]);
      }
      await demandRows("bulkUpdateUsers", { send, sandbox }, {});
    },
  );
}

contract(
  ["bulkUpdateUsers", "getUser"],
  "refuses a wrong operator in where beside what is right, without any effect",
  async ({ send, sandbox, column, madeUp: _ }) => {
    const text = column("text");
    const query = { where: sandbox.within({ [text]: { $like: "a" } }), limit: 10 };
    await send("bulkUpdateUsers", { query, body: { [text]: "bulk" } }, [400]);
    await demandRows("bulkUpdateUsers", { send, sandbox }, {});
  },
);

const wrongNumbers: readonly [title: string, queries: Record<string, string | number>[]][] = [
  ["a limit that is no number from 1 on", [{ limit: 0 }, { limit: -1 }, { limit: 1.5 }, { limit: "all" }]],
  [
    "an offset that is no number from 0 on",
    [
      { limit: 10, offset: -1 },
      { limit: 10, offset: 0.5 },
      { limit: 10, offset: "none" },
    ],
  ],
  [
    "a return_total_count that is neither 0 nor 1",
    [
      { limit: 10, return_total_count: 2 },
      { limit: 10, return_total_count: "yes" },
    ],
  ],
];

for (const [title, queries] of wrongNumbers) {
  contract(
    ["bulkUpdateUsers", "getUser"],
    `refuses ${title}, without any effect`,
    async ({ send, sandbox, column }) => {
      for (const numbers of queries) {
        const query = { where: sandbox.within(), ...numbers };
        await send("bulkUpdateUsers", { query, body: { [column("text")]: "bulk" } }, [400]);
      }
      await demandRows("bulkUpdateUsers", { send, sandbox }, {});
    },
  );
}

contract(
  ["bulkUpdateUsers", "getUser"],
  "refuses a body that is no JSON object with a column, without any effect",
  async ({ send, sandbox, column }) => {
    for (const [body, contentType = "application/json"] of notObjects(column("text"))) {
      const headers = { "content-type": contentType };
      const query = { where: sandbox.within(), limit: 10 };
      await send("bulkUpdateUsers", { query, body, headers }, [400]);
    }
    await demandRows("bulkUpdateUsers", { send, sandbox }, {});
  },
);

contract(
  ["bulkUpdateUsers", "getUser"],
  "refuses wrong types, unknown columns and wrong operations, without any effect",
  async ({ send, sandbox, column }) => {
    const [text, number, array] = [column("text"), column("number"), column("array")];
    const query = { where: sandbox.within(), limit: 10 };
    const bodies = [
      { [text]: 5 },
      { [number]: "5" },
      { [array]: "a" },
      { contract_kit_unknown: "a" },
      { [number]: { $incr_by: "1" } },
      { [text]: { $incr_by: 1 } },
      { [array]: { $append: "x" } },
      { [number]: { $multiply_by: 2 } },
      { [number]: { $incr_by: 1, $append: [1] } },
    ];
    for (const body of bodies) await send("bulkUpdateUsers", { query, body }, [400]);
    await demandRows("bulkUpdateUsers", { send, sandbox }, {});
  },
);

contract(
  ["bulkUpdateUsers", "getUser"],
  "of several columns with one of the wrong type, writes none, or all but this one",
  async ({ send, sandbox, column }) => {
    const [text, number] = [column("text"), column("number")];
    const query = { where: sandbox.within(), limit: 10 };
    const body = { [text]: "bulk", [number]: "not a number" };
    const { status } = await send("bulkUpdateUsers", { query, body }, [200, 400]);
    const everyone = sandbox.ids.map((_, index) => [index + 1, { [text]: "bulk" }]);
    const changes = status === 200 ? Object.fromEntries(everyone) : {};
    await demandRows("bulkUpdateUsers", { send, sandbox }, changes);
  },
);

contract(
  ["bulkUpdateUsers", "getUser"],
  "refuses built-in columns, without any effect",
  async ({ send, sandbox, madeUp: _ }) => {
    const query = { where: sandbox.within(), limit: 10 };
    const bodies = [
      { created_at: 1_000_000_000 },
      { id: 987_654_321 },
      { _username: madeUpLogin(5).username },
    ];
    for (const body of bodies) await send("bulkUpdateUsers", { query, body }, [400]);
    await demandRows("bulkUpdateUsers", { send, sandbox }, {});
  },
);
