import { columnKinds } from "../column-kinds.ts";
import { contract } from "../contract.ts";
import { demand } from "../contract-violation.ts";
import { differences, unsettable } from "../same-row.ts";

contract("getUser", "answers with the user of the id", async ({ send, users }) => {
  for (const { id } of users.rows) {
    const { body } = await send("getUser", { path: { id } });
    demand(body.id === id, "getUser", "the answer is about another user");
  }
});

contract("getUser", "shows the custom columns with their values", async ({ send, users, provider }) => {
  for (const [index, row] of users.rows.entries()) {
    const { body } = await send("getUser", { path: { id: row.id } });
    for (const kind of Object.keys(columnKinds) as (keyof typeof columnKinds)[]) {
      const name = provider.columns[kind];
      const isSame = name === null || differences(body, row, [name]).length === 0;
      demand(isSame, "getUser", `the ${kind} column of user ${index + 1} of the sandbox has another value`);
    }
  }
});

contract("getUser", "shows the built-in columns as before", async ({ send, users, provider }) => {
  const custom = new Set<string>(Object.values(provider.columns).filter((name) => name !== null));
  for (const row of users.rows) {
    const { body } = await send("getUser", { path: { id: row.id } });
    const names = Object.keys(row).filter((name) => !custom.has(name) && !unsettable.has(name));
    const [changed] = differences(body, row, names);
    demand(changed === undefined, "getUser", "a column changed its value although nobody wrote it");
  }
});
