import { contract } from "../contract.ts";
import { demand } from "../contract-violation.ts";
import { demandRows } from "../demand-rows.ts";
import type { Row } from "../provider.ts";
import { changedColumns } from "../same-row.ts";
import { isSameValue } from "../same-value.ts";

contract(
  ["updateUser", "getUser"],
  "answers with the whole user as it is now",
  async ({ send, sandbox, column }) => {
    const [before] = sandbox.rows as [Row];
    const text = column("text");
    const { body } = await send("updateUser", { path: { id: before.id }, body: { [text]: "changed" } });
    demand(body.id === before.id, "updateUser", "the answer is about another user");
    demand(body[text] === "changed", "updateUser", "the answer does not have the new value");
    const others = changedColumns({ ...before, [text]: "changed" }, body as Row);
    demand(
      others.length === 0,
      "updateUser",
      "the answer is not the whole user with the other columns as before",
    );
    const [now] = (await demandRows("updateUser", { send, sandbox }, { 1: { [text]: "changed" } })) as [Row];
    const isSame = changedColumns(body as Row, now).length === 0 && body.updated_at === now.updated_at;
    demand(isSame, "updateUser", "getUser shows something else than the answer");
  },
);

contract(
  ["updateUser", "getUser"],
  "changes the columns that are submitted, and no others, of this user only",
  async ({ send, sandbox, column }) => {
    const changes = { [column("text")]: "changed", [column("number")]: 42, [column("boolean")]: false };
    await send("updateUser", { path: { id: sandbox.ids[2] }, body: changes });
    await demandRows("updateUser", { send, sandbox }, { 3: changes });
  },
);

contract(
  ["updateUser", "getUser"],
  "keeps id, created_at and created_by, and updated_at never goes back",
  async ({ send, sandbox, column }) => {
    const [, before] = sandbox.rows as [Row, Row];
    let last = before.updated_at;
    for (const value of ["one", "two"]) {
      const { body } = await send("updateUser", {
        path: { id: before.id },
        body: { [column("text")]: value },
      });
      for (const name of ["id", "created_at", "created_by"]) {
        demand(body[name] === before[name], "updateUser", `the update changed ${name}`);
      }
      demand(body.updated_at >= last, "updateUser", "updated_at went back");
      demand(body.updated_at >= body.created_at, "updateUser", "updated_at is before created_at");
      demand(body.updated_at < 100_000_000_000, "updateUser", "updated_at is not in seconds");
      last = body.updated_at;
    }
    const { body: now } = await send("getUser", { path: { id: before.id } });
    demand(now.updated_at === last, "updateUser", "getUser has another updated_at than the answer");
  },
);

contract(
  ["updateUser", "listUsers"],
  "shows the change at once in a list that asks for the new value",
  async ({ send, sandbox, column }) => {
    const text = column("text");
    await send("updateUser", { path: { id: sandbox.ids[3] }, body: { [text]: "just written" } });
    const find = async (value: string) => {
      const where = sandbox.within({ [text]: { $eq: value } });
      return (await send("listUsers", { query: { where, limit: 10 } })).body.objects;
    };
    const [found, ...more] = await find("just written");
    const isFound = found?.id === sandbox.ids[3] && more.length === 0;
    demand(isFound, "updateUser", "a list does not find the user by the new value");
    demand(isSameValue(found?.[text], "just written"), "updateUser", "a list shows another value");
    demand((await find("beta.")).length === 0, "updateUser", "a list still finds the old value");
  },
);
