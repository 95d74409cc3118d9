import { bulkUpdate } from "../bulk-update.ts";
import { contract } from "../contract.ts";
import { demand } from "../contract-violation.ts";
import { readRows } from "../demand-rows.ts";

/** One page of the documentation says 20, another one 1000. */
const defaults = [20, 1000];

contract(
  ["bulkUpdateUsers", "listUsers", "getUser"],
  "without limit, updates 20 or 1000 users, and says how many",
  async ({ send, column, skip, crowd: _ }) => {
    const text = column("text");
    const { body: page } = await send("listUsers", { query: { limit: 1000 } });
    // Those without a value, so that they can be given back what they had.
    const showing = (value: unknown) => page.objects.flatMap((row) => (row[text] === value ? [row.id] : []));
    const [missing, empty] = [showing(undefined), showing(null)];
    const ids = (missing.length >= 25 ? missing : empty).slice(0, 25);
    const undo = missing.length >= 25 ? { $unset: { [text]: "" } } : { [text]: null };
    if (ids.length < 25) skip("it needs 25 users without a value in the text column");
    const where = { $and: [{ id: { $in: ids } }] };
    try {
      const request = { query: { where, return_total_count: 1 }, body: { [text]: "bulk" } };
      const result = await bulkUpdate(send, request);
      demand(
        defaults.includes(result.limit),
        "bulkUpdateUsers",
        "the default of limit is neither 20 nor 1000",
      );
      const expected = Math.min(result.limit, ids.length);
      demand(result.succeed === expected, "bulkUpdateUsers", "succeed does not fit the default of limit");
      demand(
        result.total_count === ids.length,
        "bulkUpdateUsers",
        "total_count is not the number of matches",
      );
      const hasMore = result.next !== null;
      demand(hasMore === expected < ids.length, "bulkUpdateUsers", "next does not fit the default of limit");
      const changed = (await readRows(send, ids)).filter((row) => row[text] === "bulk");
      demand(
        changed.length === expected,
        "bulkUpdateUsers",
        "not as many users were changed as succeed says",
      );
    } finally {
      await send("bulkUpdateUsers", { query: { where, limit: 1000 }, body: undo });
    }
  },
);
