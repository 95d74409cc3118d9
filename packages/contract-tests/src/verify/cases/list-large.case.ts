import { contract } from "../contract.ts";
import { demand } from "../contract-violation.ts";
import { getPage, userLists } from "../pages.ts";

// By id, so that whoever comes meanwhile comes last.
const order_by = "id";

for (const list of userLists) {
  contract(list, "gives as many users as limit says, up to 1000", async ({ send, users, provider }) => {
    const { userCount = users.ids.length } = provider;
    for (const limit of [150, 1000]) {
      if (limit === 1000 && list === "listUserInfoV1") continue; // a large answer, and one is enough
      const { meta, objects } = await getPage(send, list, { query: { limit, order_by } });
      demand(meta.limit === limit, list, `with limit=${limit} meta.limit is another one`);
      const there = Math.min(limit, userCount);
      const isFull = objects.length >= there && objects.length <= limit;
      demand(isFull, list, `with limit=${limit} of ${userCount} users the page has ${objects.length}`);
      const ids = new Set(objects.map(({ id }) => id));
      demand(ids.size === objects.length, list, `with limit=${limit} the page has a user twice`);
    }
  });

  contract(list, "skips more than 1000 users", async ({ send, users: _, provider, skip }) => {
    if ((provider.userCount ?? 0) < 1010) skip("it needs more than 1000 users");
    const at = async (offset: number, limit: number) =>
      (await getPage(send, list, { query: { order_by, limit, offset } })).objects.map(({ id }) => id);
    const around = await at(998, 6);
    for (const offset of [999, 1000, 1001, 1002]) {
      const [first] = await at(offset, 1);
      demand(first === around[offset - 998], list, `offset=${offset} skips another number of users`);
    }
  });
}

contract("listUsers", "counts as many users as there are pages for", async ({ send, users: _, skip }) => {
  const count = async () => {
    const { meta } = await getPage(send, "listUsers", { query: { return_total_count: 1, limit: 1 } });
    return meta.total_count ?? 0;
  };
  const before = await count();
  const query = { order_by, limit: 1 };
  const last = await getPage(send, "listUsers", { query: { ...query, offset: before - 1 } });
  const behind = await getPage(send, "listUsers", { query: { ...query, offset: before } });
  if ((await count()) !== before) skip("users came or went meanwhile");
  demand(last.objects.length === 1, "listUsers", "total_count is more than the users that can be listed");
  const isEnd = behind.objects.length === 0 && last.meta.next === null;
  demand(isEnd, "listUsers", "there are more users than total_count");
});
