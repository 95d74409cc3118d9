import { bulkUpdateUsers, getUser, listUsers, updateUser, updateUserAccount } from "../hey-api/sdk.gen.ts";

export async function callFive(id: number) {
  const list = await listUsers({
    query: { where: JSON.stringify({ score: { $gte: 10 } }), order_by: "-created_at", limit: 50 },
  });
  const user = await getUser({ path: { id } });
  const updated = await updateUser({
    path: { id },
    body: { score: { $incr_by: 1 }, tags: { $append_unique: ["vip"] } },
  });
  const bulk = await bulkUpdateUsers({
    query: { where: JSON.stringify({ score: { $lt: 0 } }), limit: 1000 },
    body: { score: 0 },
  });
  const account = await updateUserAccount({ path: { id }, body: { phone: null } });
  return [list.data?.objects.length, user.data?.nickname, updated.data?.id, bulk.data, account.data];
}
