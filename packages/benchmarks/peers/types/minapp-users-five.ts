import { createUsersClient } from "@minapp-users/client";

const users = createUsersClient<{ score: number; tags: string[] }>({ token: "a-token" });

export async function callFive(id: number) {
  const list = await users.list({ where: { score: { $gte: 10 } }, order_by: "-created_at", limit: 50 });
  const user = await users.get(id);
  const updated = await users.update(id, { score: { $incr_by: 1 }, tags: { $append_unique: ["vip"] } });
  const bulk = await users.updateWhere({ score: { $lt: 0 } }, { score: 0 });
  const account = await users.updateAccount(id, { phone: null });
  return [list.objects.length, user.nickname, updated.id, bulk, account];
}
