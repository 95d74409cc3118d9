import { bulkUpdate, demandAccount, demandBulk } from "../bulk-update.ts";
import { contract } from "../contract.ts";
import { demand } from "../contract-violation.ts";
import { readRows } from "../demand-rows.ts";
import type { Row } from "../provider.ts";
import { changedColumns } from "../same-row.ts";

contract(
  ["bulkUpdateUsers", "getUser"],
  "changes the users that match and no others, and says which",
  async ({ send, sandbox, column }) => {
    const [text, second] = [column("text"), column("second_text")];
    const where = sandbox.within({ [second]: { $in: ["two", "four", "nobody"] } });
    const result = await bulkUpdate(send, { query: { where, limit: 50 }, body: { [text]: "bulk" } });
    await demandBulk({ send, sandbox }, result, { 2: { [text]: "bulk" }, 4: { [text]: "bulk" } });
  },
);

contract(
  ["bulkUpdateUsers", "getUser"],
  "changes all users that match, also when what they match by is changed",
  async ({ send, sandbox, column }) => {
    const second = column("second_text");
    const where = sandbox.within({ $or: [{ [second]: { $ne: "one" } }, { [second]: { $isnull: true } }] });
    const result = await bulkUpdate(send, { query: { where, limit: 1000 }, body: { [second]: "one" } });
    const changes = Object.fromEntries([2, 3, 4, 5, 6].map((user) => [user, { [second]: "one" }]));
    await demandBulk({ send, sandbox }, result, changes);
  },
);

contract(
  ["bulkUpdateUsers", "getUser"],
  "echoes offset and limit, has no next when all are done, and counts only when asked",
  async ({ send, sandbox, column }) => {
    const body = { [column("boolean")]: true };
    const where = sandbox.within();
    for (const query of [
      { where, limit: 6 },
      { where, limit: 7, offset: 0, return_total_count: 0 },
    ]) {
      const result = await bulkUpdate(send, { query, body });
      demand(
        result.limit === query.limit,
        "bulkUpdateUsers",
        "the answer has another limit than the request",
      );
      demand(result.offset === 0, "bulkUpdateUsers", "the answer has another offset than the request");
      demand(result.next === null, "bulkUpdateUsers", "next is not null although all users were updated");
      const isCounted = Object.hasOwn(result, "total_count");
      demand(!isCounted, "bulkUpdateUsers", "there is a total_count that was not asked for");
      demand(result.succeed === 6, "bulkUpdateUsers", "succeed is not the number of users that match");
    }
  },
);

contract(
  ["bulkUpdateUsers", "getUser"],
  "updates nobody when nobody matches",
  async ({ send, sandbox, column }) => {
    const where = sandbox.within({ [column("second_text")]: { $eq: "nobody" } });
    const query = { where, limit: 10, return_total_count: 1 };
    const result = await bulkUpdate(send, { query, body: { [column("text")]: "bulk" } });
    demand(result.next === null, "bulkUpdateUsers", "next is not null although nobody matches");
    demand(result.total_count === 0, "bulkUpdateUsers", "total_count is not 0 although nobody matches");
    await demandBulk({ send, sandbox }, result, {});
  },
);

contract(
  ["bulkUpdateUsers", "getUser"],
  "applies operations to what each user has",
  async ({ send, sandbox, column }) => {
    const [number, array, text] = [column("number"), column("array"), column("text")];
    const where = { $and: [{ id: { $in: sandbox.ids.slice(0, 4) } }] };
    const body = {
      [number]: { $incr_by: -1.5 },
      [array]: { $append_unique: ["b", "z"] },
      $unset: { [text]: "" },
    };
    const result = await bulkUpdate(send, { query: { where, limit: 10 }, body });
    await demandBulk({ send, sandbox }, result, {
      1: { [number]: -4, [array]: ["a", "b", "z"], [text]: undefined },
      2: { [number]: -1.5, [array]: ["b", "c", "z"], [text]: undefined },
      3: { [number]: 3.5, [array]: ["c", "b", "z"], [text]: undefined },
      4: { [number]: 8.5, [array]: ["b", "z"], [text]: undefined },
    });
  },
);

contract(
  ["bulkUpdateUsers", "getUser"],
  "takes null, $remove and several columns to $unset together",
  async ({ send, sandbox, column }) => {
    const [number, array, text] = [column("number"), column("array"), column("text")];
    const [boolean, object] = [column("boolean"), column("object")];
    const where = { $and: [{ id: { $in: sandbox.ids.slice(0, 3) } }] };
    const body = {
      [text]: "bulk",
      [number]: null,
      [array]: { $remove: ["a", "c"] },
      $unset: { [boolean]: "", [object]: "" },
    };
    const result = await bulkUpdate(send, { query: { where, limit: 10 }, body });
    const cleared = { [text]: "bulk", [number]: null, [boolean]: undefined, [object]: undefined };
    await demandBulk({ send, sandbox }, result, {
      1: { ...cleared, [array]: ["b"] },
      2: { ...cleared, [array]: ["b"] },
      3: { ...cleared, [array]: [] },
    });
  },
);

contract(
  ["bulkUpdateUsers", "getUser"],
  "takes $set beside $unset, $update and $pop",
  async ({ send, sandbox, column }) => {
    const [number, array, text] = [column("number"), column("array"), column("text")];
    const object = column("object");
    const where = { $and: [{ id: { $in: sandbox.ids.slice(0, 2) } }] };
    const query = { where, limit: 10 };
    const merge = { [array]: { $pop: 1 }, [object]: { $update: { city: "Foshan" } } };
    await bulkUpdate(send, { query, body: merge });
    const set = { $set: { [text]: "bulk", [number]: { $incr_by: 2 } }, $unset: { [column("boolean")]: "" } };
    const result = await bulkUpdate(send, { query, body: set });
    const both = { [text]: "bulk", [column("boolean")]: undefined };
    await demandBulk({ send, sandbox }, result, {
      1: { ...both, [number]: -0.5, [array]: ["a"], [object]: { city: "Foshan", zip: 510000 } },
      2: { ...both, [number]: 2, [array]: ["b"], [object]: { city: "Foshan" } },
    });
  },
  { sibling: true },
);

/** An operation that not every user's value can take, and what those have afterwards who can. */
const partial: readonly ["array" | "number", operation: object, expected: unknown[]][] = [
  ["array", { $append: ["z"] }, [["a", "b", "z"], ["b", "c", "z"], ["c", "z"], ["z"]]],
  ["number", { $incr_by: 1 }, [-1.5, 1, 6, 11]],
];

for (const [kind, operation, expected] of partial) {
  contract(
    ["bulkUpdateUsers", "getUser"],
    `changes whom it can when a ${kind} operation meets users without a value, and reports the others`,
    async ({ send, sandbox, column }) => {
      const name = column(kind);
      const request = { query: { where: sandbox.within(), limit: 10 }, body: { [name]: operation } };
      const result = await bulkUpdate(send, request);
      // Whether null and no value can take the operation is the provider's choice. What it says of them is not.
      const rows = await readRows(send, sandbox.ids);
      const changed = rows.filter((row, index) => changedColumns(sandbox.rows[index] as Row, row).length > 0);
      for (const [index, value] of expected.entries()) {
        const isRight = JSON.stringify(rows[index]?.[name]) === JSON.stringify(value);
        demand(isRight, "bulkUpdateUsers", `user ${index + 1} of the sandbox was not changed as asked`);
      }
      demandAccount(result, changed, rows.length - changed.length);
      const isAlone = rows.every((row, index) =>
        changedColumns(sandbox.rows[index] as Row, row).every((it) => it === name),
      );
      demand(isAlone, "bulkUpdateUsers", "another column was changed than the submitted one");
    },
  );
}
