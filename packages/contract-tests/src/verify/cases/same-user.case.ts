import { contract } from "../contract.ts";
import { demand } from "../contract-violation.ts";
import { getPage, userLists } from "../pages.ts";
import type { Row } from "../provider.ts";
import { differences } from "../same-row.ts";

for (const list of userLists) {
  const get = list === "listUsers" ? "getUser" : "getUserInfoV1";
  contract([list, get], "shows a user as it is shown alone", async ({ send, users }) => {
    const { objects } = await getPage(send, list, { query: { where: users.within() } });
    demand(objects.length === users.ids.length, list, "users are missing");
    for (const row of objects) {
      const { body } = await send(get, { path: { id: row.id } });
      demand(body.id === row.id, get, "the answer is about another user");
      const names = new Set([...Object.keys(row), ...Object.keys(body)]);
      for (const name of names) {
        const isSame = Object.hasOwn(row, name) === Object.hasOwn(body, name);
        demand(isSame, list, `a column is shown here and not by ${get}, or the other way round`);
      }
      const [name] = differences(row, body);
      if (name === undefined) continue;
      // Two say different things, and a third one has to decide.
      const other = get === "getUser" ? "getUserInfoV1" : "getUser";
      const { status, body: third } = await send(other, { path: { id: row.id } }, [200, 400, 403, 404]);
      const isListed = status === 200 && differences(row, third as Row, [name]).length === 0;
      demand(!isListed, get, `a column has another value than ${list} and ${other} show`);
      demand(false, list, `a column has another value than ${get} shows`);
    }
  });
}

contract(["getUserInfoV1", "getUser"], "shows the same user as v2", async ({ send, users, provider }) => {
  const custom = Object.values(provider.columns).filter((name) => name !== null);
  for (const { id } of users.rows) {
    const { body: old } = await send("getUserInfoV1", { path: { id } });
    const { body: now } = await send("getUser", { path: { id } });
    demand(old.id === id, "getUserInfoV1", "the answer is about another user");
    const names = [...Object.keys(old).filter((name) => name in now), ...custom];
    demand(
      differences(old, now, names).length === 0,
      "getUserInfoV1",
      "a column has another value than getUser shows",
    );
  }
});
