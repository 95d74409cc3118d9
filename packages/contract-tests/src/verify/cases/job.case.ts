import { type CaseContext, contract } from "../contract.ts";
import { demand } from "../contract-violation.ts";
import { demandRows } from "../demand-rows.ts";
import { runJob } from "../follow-job.ts";
import type { Row } from "../provider.ts";
import { changedColumns } from "../same-row.ts";

/** What nobody has in the array column. */
const mark = "contract-kit-job";

/** Each of them is read twice, and changed twice. */
const mostUsers = 10_000;

contract(
  ["bulkUpdateUsers", "getBulkOperation", "listUsers"],
  "without limit, updates more than 1000 users in the background, each once",
  async ({ provider, send, sandbox, column, crowd, skip }) => {
    const array = column("array");
    if (crowd - sandbox.ids.length <= 1000) skip("it needs more than 1000 users outside of the sandbox");
    if (crowd > mostUsers) skip("there are too many users to look at each of them");
    const { timeout } = provider;
    const where = { id: { $nin: sandbox.ids } };
    const before = await listAll(send, where);
    const isFresh = before.every((row) => !(row[array] as unknown[] | undefined)?.includes(mark));
    demand(
      isFresh,
      "listUsers",
      "the users still have what an earlier run gave them: start the provider afresh",
    );
    try {
      const job = await runJob(send, { where, body: { [array]: { $append: [mark] } }, timeout });
      const after = new Map((await listAll(send, where)).map((row) => [row.id, row]));
      let changed = 0;
      for (const row of before) {
        const now = after.get(row.id);
        demand(now !== undefined, "listUsers", "a user is missing from the list");
        const changes = changedColumns(row, now);
        demand(
          changes.every((name) => name === array),
          "bulkUpdateUsers",
          "the job changed another column",
        );
        if (changes.length > 0) changed++;
        if (changes.length === 0 && !Array.isArray(row[array])) continue; // whether null takes $append is not documented
        const expected = [...((row[array] as unknown[] | null | undefined) ?? []), mark];
        const isRight = JSON.stringify(now[array]) === JSON.stringify(expected);
        demand(isRight, "bulkUpdateUsers", "the job did not change every user that matches, and once");
      }
      await demandRows("bulkUpdateUsers", { send, sandbox }, {});
      const isMatched = job.matched_count === before.length;
      demand(isMatched, "getBulkOperation", "matched_count is not the number of users that match");
      const isModified = job.modified_count === changed;
      demand(isModified, "getBulkOperation", "modified_count is not the number of users that were changed");
    } finally {
      await undo({ send, where, before, array, timeout });
    }
  },
);

/** Everyone that matches, by pages of 1000. */
async function listAll(send: CaseContext["send"], where: object): Promise<Row[]> {
  const rows: Row[] = [];
  for (let isLast = false; !isLast; ) {
    const query = { where, limit: 1000, offset: rows.length, order_by: "created_at,id" };
    const { body } = await send("listUsers", { query });
    rows.push(...(body.objects as Row[]));
    isLast = body.objects.length < 1000;
  }
  return rows;
}

interface Undo {
  send: CaseContext["send"];
  where: object;
  before: readonly Row[];
  array: string;
  timeout: number;
}

/** Takes the mark away by a second job, and the empty arrays where there was no value or null. */
async function undo({ send, where, before, array, timeout }: Undo): Promise<void> {
  await runJob(send, { where, body: { [array]: { $remove: [mark] } }, timeout });
  for (const [value, body] of [
    [undefined, { $unset: { [array]: "" } }],
    [null, { [array]: null }],
  ] as const) {
    const ids = before.flatMap((row) => (row[array] === value ? [row.id] : []));
    for (let start = 0; start < ids.length; start += 500) {
      const within = { $and: [{ id: { $in: ids.slice(start, start + 500) } }] };
      await send("bulkUpdateUsers", { query: { where: within, limit: 500 }, body });
    }
  }
}
