import { contract } from "../contract.ts";
import { demand } from "../contract-violation.ts";
import { demandFound } from "../found-users.ts";
import { getPage, type Page, userLists } from "../pages.ts";
import type { Sandbox } from "../sandbox.ts";
import type { Send } from "../send.ts";
import { whereJoins } from "../where-joins.ts";
import { finds } from "../where-oracle.ts";

type List = (typeof userLists)[number];

async function check(send: Send, list: List, users: Sandbox, condition: object, what: string): Promise<void> {
  const where = users.within(condition);
  const { objects: found } = await getPage(send, list, { query: { where } });
  demandFound(list, { rows: users.rows, found, where, what });
}

for (const list of userLists) {
  for (const { title, wheres } of whereJoins) {
    contract(list, title, async ({ send, users, column }) => {
      for (const [where, what] of wheres(column)) await check(send, list, users, where, what);
    });
  }

  // The documentation shows one operator a column, so that several may be refused. To drop one finds the wrong users.
  contract(list, "demands each operator on a column, or refuses several", async ({ send, users, column }) => {
    const name = column("number");
    for (const condition of [
      { $gt: -3, $lt: 5 },
      { $lt: 10, $gte: 0 },
      { $gte: 0, $ne: 5 },
    ]) {
      const where = users.within({ [name]: condition });
      const { status, body } = await send(list, { query: { where } }, [200, 400]);
      if (status === 400) continue;
      const what = `${JSON.stringify(condition)} on a number column`;
      demandFound(list, { rows: users.rows, found: (body as Page).objects, where, what });
    }
  });

  contract(list, "finds everyone by where={}", async ({ send, users }) => {
    const query = { order_by: "id", limit: 10 };
    const [without, withEmpty] = [
      await getPage(send, list, { query }),
      await getPage(send, list, { query: { ...query, where: "{}" } }),
    ];
    const ids = (page: typeof without) => page.objects.map(({ id }) => id).join();
    demand(ids(without) === ids(withEmpty), list, "where={} does not find the same users as no where");
    const { objects } = await getPage(send, list, { query: { where: { $and: [users.within(), {}] } } });
    demand(objects.length === users.ids.length, list, "{} in an $and is not everyone");
  });

  contract(
    list,
    "lists only users that match, when id is no part of where",
    async ({ send, users, column }) => {
      for (const condition of [
        { [column("number")]: { $gte: 0 } },
        { [column("boolean")]: { $eq: true } },
        { $or: [{ [column("number")]: { $lt: 0 } }, { [column("boolean")]: false }] },
      ]) {
        const query = { where: condition, limit: 50 };
        const { meta, objects } = await getPage(send, list, { query });
        demand(
          objects.every((row) => finds(condition, row) !== "no"),
          list,
          "a user on the page does not match where",
        );
        const expected = users.rows.filter((row) => finds(condition, row) === "yes");
        const isComplete = meta.next === null;
        demand(
          !isComplete || expected.every(({ id }) => objects.some((row) => row.id === id)),
          list,
          "a user that matches where is not on the only page",
        );
      }
    },
  );
}
