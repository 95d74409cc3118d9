import { contract } from "../contract.ts";
import { demand } from "../contract-violation.ts";
import { demandFound } from "../found-users.ts";
import { getPage, userLists } from "../pages.ts";
import type { Sandbox } from "../sandbox.ts";
import type { Send } from "../send.ts";
import { finds } from "../where-oracle.ts";

type List = (typeof userLists)[number];

async function check(send: Send, list: List, users: Sandbox, condition: object, what: string): Promise<void> {
  const where = users.within(condition);
  const { objects: found } = await getPage(send, list, { query: { where } });
  demandFound(list, { rows: users.rows, found, where, what });
}

for (const list of userLists) {
  contract(list, "takes a bare value for equality", async ({ send, users, column }) => {
    for (const value of [0, 5, 6]) {
      await check(send, list, users, { [column("number")]: value }, `a bare ${value} for a number column`);
    }
    for (const value of ["alpha", "ALPHA", "alph"]) {
      await check(send, list, users, { [column("text")]: value }, "a bare text for a text column");
    }
    for (const value of [true, false]) {
      await check(send, list, users, { [column("boolean")]: value }, `a bare ${value} for a boolean column`);
    }
    await check(send, list, users, { [column("text")]: null }, "a bare null for a text column");
  });

  contract(list, "demands each condition of an object with two columns", async ({ send, users, column }) => {
    const [number, boolean] = [column("number"), column("boolean")];
    const what = "an object with conditions on a number and a boolean column";
    for (const value of [true, false]) {
      await check(send, list, users, { [number]: { $gte: 0 }, [boolean]: { $eq: value } }, what);
      await check(send, list, users, { [boolean]: { $eq: value }, [number]: { $lt: 5 } }, what);
    }
  });

  contract(list, "demands all conditions of $and", async ({ send, users, column }) => {
    const number = column("number");
    const all = [{ [number]: { $gt: -3 } }, { [number]: { $lt: 10 } }, { [number]: { $ne: 0 } }];
    await check(send, list, users, { $and: all }, "an $and of three conditions on a number column");
    await check(send, list, users, { $and: all.toReversed() }, "the same $and from its end");
    await check(send, list, users, { $and: all.slice(0, 1) }, "an $and of one condition");
  });

  contract(list, "demands one condition of $or", async ({ send, users, column }) => {
    const either = [{ [column("number")]: { $lt: 0 } }, { [column("text")]: { $eq: "beta." } }];
    await check(send, list, users, { $or: either }, "an $or of conditions on a number and a text column");
    await check(send, list, users, { $or: either.toReversed() }, "the same $or from its end");
    await check(send, list, users, { $or: either.slice(0, 1) }, "an $or of one condition");
  });

  contract(list, "takes $and and $or inside of each other", async ({ send, users, column }) => {
    const [number, text, boolean] = [column("number"), column("text"), column("boolean")];
    const nested = {
      $or: [
        { $and: [{ [boolean]: true }, { $or: [{ [number]: { $lt: 0 } }, { [text]: { $contains: "晓" } }] }] },
        { $and: [{ [boolean]: false }, { [number]: { $gt: 5 } }] },
      ],
    };
    await check(send, list, users, nested, "an $or of $and, one with another $or in it");
    const turned = {
      $and: [
        { $or: [{ [boolean]: true }, { [number]: { $gt: 5 } }] },
        { $or: [{ [number]: { $lt: 5 } }, { $and: [{ [text]: "beta." }, { [number]: 10 }] }] },
      ],
    };
    await check(send, list, users, turned, "an $and of $or, one with another $and in it");
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
