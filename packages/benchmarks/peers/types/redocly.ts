import {
  bulkUpdateUsers,
  getUser,
  listUsers,
  type UserUpdate,
  updateUser,
  updateUserAccount,
} from "../redocly/client.ts";

export async function callFive(id: number) {
  const list = await listUsers({
    query: { where: JSON.stringify({ score: { $gte: 10 } }), order_by: "-created_at", limit: 50 },
  });
  const user = await getUser({ path: { id } });
  // Its type of an update has no columns.
  const updated = await updateUser({
    path: { id },
    body: { score: { $incr_by: 1 }, tags: { $append_unique: ["vip"] } } as UserUpdate,
  });
  const bulk = await bulkUpdateUsers({
    query: { where: JSON.stringify({ score: { $lt: 0 } }), limit: 1000 },
    body: { score: 0 } as UserUpdate,
  });
  const account = await updateUserAccount({ path: { id }, body: { phone: null } });
  return [list.objects.length, user.nickname, updated.id, bulk, account];
}
