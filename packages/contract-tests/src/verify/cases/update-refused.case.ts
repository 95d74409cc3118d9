import type { ColumnKind } from "../column-kinds.ts";
import { contract } from "../contract.ts";
import { demandRow } from "../demand-rows.ts";
import { madeUpLogin } from "../made-up-login.ts";
import { notObjects } from "../not-objects.ts";

/** Values that are of another type than the column. */
const wrongTypes: readonly [kind: ColumnKind, values: unknown[]][] = [
  ["text", [5, true, ["alpha"], { a: 1 }]],
  ["number", ["5", true, [5], { a: 1 }, ""]],
  ["boolean", ["true", 1, [true]]],
  ["date", ["yesterday", "", true, ["2020-01-01T00:00:00.000000+08:00"]]],
  ["array", ["a", 5, { a: "b" }, true]],
  ["object", ["a", 5, ["a"], true]],
  ["point", ["113.26,23.13", [113.26, 23.13], { type: "Point", coordinates: [113.26] }, true]],
];

for (const [kind, values] of wrongTypes) {
  contract(
    ["updateUser", "getUser"],
    `refuses values that are not for a ${kind} column, without any effect`,
    async ({ send, sandbox, column }) => {
      for (const value of values) {
        await send("updateUser", { path: { id: sandbox.ids[0] }, body: { [column(kind)]: value } }, [400]);
      }
      await demandRow("updateUser", { send, sandbox }, 1);
    },
  );
}

contract(
  ["updateUser", "getUser"],
  "of several columns with one of the wrong type, writes none, or all but this one",
  async ({ send, sandbox, column }) => {
    const [text, number, boolean] = [column("text"), column("number"), column("boolean")];
    const good = { [text]: "changed", [boolean]: false };
    const request = { path: { id: sandbox.ids[0] }, body: { ...good, [number]: "not a number" } };
    const { status } = await send("updateUser", request, [200, 400]);
    await demandRow("updateUser", { send, sandbox }, 1, status === 200 ? good : undefined);
  },
);

/** What no application has. */
const unknownColumn = "contract_kit_unknown";

contract(
  ["updateUser", "getUser"],
  "refuses a column that does not exist, without any effect",
  async ({ send, sandbox }) => {
    const path = { id: sandbox.ids[0] };
    await send("updateUser", { path, body: { [unknownColumn]: "a" } }, [400]);
    await demandRow("updateUser", { send, sandbox }, 1);
  },
);

contract(
  ["updateUser", "getUser"],
  "of several columns with one that does not exist, writes none, or all but this one",
  async ({ send, sandbox, column }) => {
    const good = { [column("text")]: "changed" };
    const request = { path: { id: sandbox.ids[0] }, body: { ...good, [unknownColumn]: "a" } };
    const { status } = await send("updateUser", request, [200, 400]);
    await demandRow("updateUser", { send, sandbox }, 1, status === 200 ? good : undefined);
  },
);

/** Those that some documentation calls writable are not here. Each value would fit, so that it is the name that is refused. */
const builtIns: Record<string, unknown> = {
  id: 987_654_321,
  created_at: 1_000_000_000,
  updated_at: 1_000_000_000,
  created_by: 987_654_321,
  openid: "contract-kit",
  unionid: "contract-kit",
  is_authorized: false,
  _username: madeUpLogin(5).username,
  _email: madeUpLogin(5).email,
  _phone: madeUpLogin(5).phone,
  _email_verified: true,
  _phone_verified: true,
  _anonymous: true,
  _provider: { contract_kit: {} },
};

// What a user is must not be tried on real ones: it could not be given back.
contract(
  ["updateUser", "getUser"],
  "refuses built-in columns, set or cleared, without any effect",
  async ({ send, sandbox, madeUp: _ }) => {
    const path = { id: sandbox.ids[0] };
    for (const [name, value] of Object.entries(builtIns)) {
      await send("updateUser", { path, body: { [name]: value } }, [400]);
    }
    await send("updateUser", { path, body: { $set: { created_at: 1_000_000_000 } } }, [400]);
    await send("updateUser", { path, body: { $unset: { created_by: "" } } }, [400]);
    await demandRow("updateUser", { send, sandbox }, 1);
  },
);

contract(
  ["updateUser", "getUser"],
  "refuses a body that is no JSON object with a column, without any effect",
  async ({ send, sandbox, column }) => {
    for (const [body, contentType = "application/json"] of notObjects(column("text"))) {
      const headers = { "content-type": contentType };
      await send("updateUser", { path: { id: sandbox.ids[0] }, body, headers }, [400]);
    }
    await demandRow("updateUser", { send, sandbox }, 1);
  },
);

const wrongOperations: readonly [title: string, kind: ColumnKind, operations: object[], sibling?: true][] = [
  ["two operations on a column", "number", [{ $incr_by: 1, $append: [1] }]],
  ["two operations on an array", "array", [{ $append: ["x"], $remove: ["a"] }]],
  ["$incr_by with what is no number", "number", [{ $incr_by: "1" }, { $incr_by: [1] }, { $incr_by: null }]],
  ["$incr_by on a text", "text", [{ $incr_by: 1 }]],
  ["$incr_by on an array", "array", [{ $incr_by: 1 }]],
  ["$append with what is no array", "array", [{ $append: "x" }, { $append: { a: 1 } }]],
  ["$append on a number", "number", [{ $append: [1] }]],
  ["$append_unique with what is no array", "array", [{ $append_unique: "x" }]],
  ["$append_unique on a text", "text", [{ $append_unique: ["x"] }]],
  ["$remove with what is no array", "array", [{ $remove: "a" }]],
  ["$remove on a number", "number", [{ $remove: [5] }]],
  ["an operation that does not exist", "number", [{ $multiply_by: 2 }, { $set: 5 }]],
  ["$pop with another number than 1 and -1", "array", [{ $pop: 2 }, { $pop: 0 }, { $pop: "1" }], true],
  ["$update with what is no object", "object", [{ $update: ["city"] }, { $update: "city" }], true],
];

for (const [title, kind, operations, sibling = false] of wrongOperations) {
  contract(
    ["updateUser", "getUser"],
    `refuses ${title}, without any effect`,
    async ({ send, sandbox, column }) => {
      for (const operation of operations) {
        const body = { [column(kind)]: operation };
        await send("updateUser", { path: { id: sandbox.ids[0] }, body }, [400]);
      }
      await demandRow("updateUser", { send, sandbox }, 1);
    },
    { sibling },
  );
}
