import { createUsersClient, isStatus } from "@minapp-users/client";

const users = createUsersClient<{ score: number; tags: string[] }>({
  token: async () => "a-token",
  retries: 3,
});

export async function callEverything(id: number, signal: AbortSignal) {
  const seen: unknown[] = [];
  const query = { where: { score: { $gte: 10 } }, order_by: "-created_at" } as const;
  for await (const user of users.list({ ...query, prefetch: true, signal })) seen.push(user.score);
  for await (const page of users.list({ limit: 1000, keyset: true }).pages()) seen.push(page.objects);
  const page = await users.list({ limit: 50, return_total_count: 1 });
  const next = await page.next();
  const some = await users.list({ where: { tags: { $in: ["vip"] } } }).toArray({ limit: 500 });
  const count = await users.count({ score: { $gte: 10 } });
  const user = await users.get(id, { timeout: 1000 });
  const updated = await users.update(id, { score: { $incr_by: 1 }, tags: { $append_unique: ["vip"] } });
  const bulk = await users.updateWhere({ score: { $lt: 0 } }, { score: 0 }, { throwOnPartial: true });
  const job = await users.updateWhere({ score: { $lt: 0 } }, { score: 0 }, { background: true });
  if ("status" in job) seen.push(await users.waitForBulkOperation(job.operation_id));
  const every = await users.updateEvery({ score: { $lt: 0 } }, { score: 0 });
  const all = await users.updateAll({ score: 0 }, { confirm: "all users" });
  const account = await users.updateAccount(id, { phone: null });
  const { data } = await users.raw.GET("/oserve/v1/user/info/", { params: { query: { limit: 1 } } });
  try {
    seen.push(await users.get(id));
  } catch (error) {
    if (isStatus(error, 404)) seen.push(error.error_msg);
  }
  return [
    seen,
    page.objects,
    next?.objects,
    some,
    count,
    user.score,
    updated.tags,
    bulk,
    every,
    all,
    account,
    data,
  ];
}
