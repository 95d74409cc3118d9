import { isDeepStrictEqual } from "node:util";
import { bulkUpdate, demandAccount, demandBulk } from "../bulk-update.ts";
import { contract } from "../contract.ts";
import { demand } from "../contract-violation.ts";
import { demandRows, readRows } from "../demand-rows.ts";
import { routeOf } from "../operation-id.ts";
import type { Provider, Row } from "../provider.ts";
import { changedColumns } from "../same-row.ts";

contract(
  ["bulkUpdateUsers", "getUser"],
  "updates at most limit users, and counts all that match",
  async ({ send, sandbox, column }) => {
    const text = column("text");
    const query = { where: sandbox.within(), limit: 2, return_total_count: 1 };
    const result = await bulkUpdate(send, { query, body: { [text]: "bulk" } });
    const rows = await readRows(send, sandbox.ids);
    const changed = rows.filter((row, index) => changedColumns(sandbox.rows[index] as Row, row).length > 0);
    demand(changed.length <= 2, "bulkUpdateUsers", "with limit=2, more users were changed");
    demand(
      changed.length === 2,
      "bulkUpdateUsers",
      "with limit=2 and 6 matches, less than 2 users were changed",
    );
    demandAccount(result, changed);
    demand(result.limit === 2, "bulkUpdateUsers", "the answer has another limit than the request");
    demand(result.total_count === 6, "bulkUpdateUsers", "total_count is not the number of users that match");
    demand(result.next !== null, "bulkUpdateUsers", "next is null although there are more users");
  },
);

contract(
  ["bulkUpdateUsers", "getUser"],
  "skips offset users of those that match",
  async ({ send, sandbox, column }) => {
    const text = column("text");
    for (const [offset, left] of [
      [6, 0],
      [4, 2],
    ] as const) {
      const query = { where: sandbox.within(), limit: 10, offset };
      const result = await bulkUpdate(send, { query, body: { [text]: "bulk" } });
      const rows = await readRows(send, sandbox.ids);
      const changed = rows.filter((row, index) => changedColumns(sandbox.rows[index] as Row, row).length > 0);
      const sentence = `with offset=${offset} and 6 matches, not ${left} users were changed`;
      demand(changed.length === left, "bulkUpdateUsers", sentence);
      demandAccount(result, changed);
      demand(result.offset === offset, "bulkUpdateUsers", "the answer has another offset than the request");
      demand(result.next === null, "bulkUpdateUsers", "next is not null although there are no more users");
    }
  },
);

for (const [limit, pages] of [
  [1, 4],
  [3, 2],
  [4, 1],
] as const) {
  contract(
    ["bulkUpdateUsers", "getUser"],
    `goes on by next until it is null, ${limit} of 4 at a time, and changes everybody once`,
    async ({ provider, send, sandbox, column }) => {
      const array = column("array");
      const ids = sandbox.ids.slice(0, 4);
      const query = { where: { $and: [{ id: { $in: ids } }] }, limit, return_total_count: 1 };
      const body = { [array]: { $append: ["once"] } };
      let result = await bulkUpdate(send, { query, body });
      let succeed = 0;
      for (let page = 1; ; page++) {
        succeed += result.succeed;
        demand(result.total_count === 4, "bulkUpdateUsers", "total_count is not the same for each part");
        demand(result.offset === (page - 1) * limit, "bulkUpdateUsers", "offset does not go on by limit");
        demand(result.limit === limit, "bulkUpdateUsers", "limit is not the same for each part");
        if (result.next === null) {
          demand(page === pages, "bulkUpdateUsers", "next is null although there are more users");
          break;
        }
        demand(page < pages, "bulkUpdateUsers", "next is not null although all users were updated");
        demandContinues(provider, result.next, query);
        result = await bulkUpdate(send, { link: result.next, body });
      }
      demand(succeed === 4, "bulkUpdateUsers", "the sum of succeed is not the number of users that match");
      const changes = ids.map((_, index) => {
        const before = sandbox.rows[index]?.[array] as string[];
        return [index + 1, { [array]: [...before, "once"] }];
      });
      await demandRows("bulkUpdateUsers", { send, sandbox }, Object.fromEntries(changes));
    },
  );
}

contract(
  ["bulkUpdateUsers", "getUser"],
  "repeated with offset=0, reaches everybody although the update changes who matches",
  async ({ send, sandbox, column }) => {
    const second = column("second_text");
    const query = { where: sandbox.within({ [second]: { $ne: "done" } }), limit: 4, offset: 0 };
    const first = await bulkUpdate(send, { query, body: { [second]: "done" } });
    demand(first.succeed === 4, "bulkUpdateUsers", "with limit=4 and 6 matches, succeed is not 4");
    const last = await bulkUpdate(send, { query, body: { [second]: "done" } });
    demand(last.succeed === 2, "bulkUpdateUsers", "with 2 matches left, succeed is not 2");
    demand(last.next === null, "bulkUpdateUsers", "next is not null although all users were updated");
    const everyone = sandbox.ids.map((_, index) => [index + 1, { [second]: "done" }]);
    await demandRows("bulkUpdateUsers", { send, sandbox }, Object.fromEntries(everyone));
  },
);

/** Looked at before the link is followed: a link that has lost `where` leads to all users. */
function demandContinues({ baseUrl }: Provider, link: string, query: { where: object; limit: number }): void {
  const { pathname, searchParams } = new URL(link, baseUrl);
  const isSameList = pathname.endsWith(routeOf("bulkUpdateUsers").path);
  demand(isSameList, "bulkUpdateUsers", "next leads to another operation");
  const isSameFilter = isDeepStrictEqual(readJson(searchParams.get("where")), query.where);
  demand(isSameFilter, "bulkUpdateUsers", "next has another where than the request");
  demand(searchParams.get("limit") === String(query.limit), "bulkUpdateUsers", "next has another limit");
}

function readJson(text: string | null): unknown {
  try {
    return JSON.parse(text ?? "");
  } catch {
    return undefined;
  }
}

contract(
  ["bulkUpdateUsers", "getUser"],
  "refuses a limit above 1000, or updates everybody with it",
  async ({ send, sandbox, column }) => {
    const text = column("text");
    const request = { query: { where: sandbox.within(), limit: 1001 }, body: { [text]: "bulk" } };
    const { status } = await send("bulkUpdateUsers", request, [200, 400]);
    const everyone = sandbox.ids.map((_, index) => [index + 1, { [text]: "bulk" }]);
    const changes = status === 200 ? Object.fromEntries(everyone) : {};
    await demandRows("bulkUpdateUsers", { send, sandbox }, changes);
  },
);

contract(["bulkUpdateUsers", "getUser"], "takes a limit of 1000", async ({ send, sandbox, column }) => {
  const text = column("text");
  const request = { query: { where: sandbox.within(), limit: 1000 }, body: { [text]: "bulk" } };
  const result = await bulkUpdate(send, request);
  const everyone = sandbox.ids.map((_, index) => [index + 1, { [text]: "bulk" }]);
  await demandBulk({ send, sandbox }, result, Object.fromEntries(everyone));
});
