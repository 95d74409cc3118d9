import { createUsersClient } from "@minapp-users/client";

const users = createUsersClient<{ vip: boolean }>({
  token: process.env.MINAPP_TOKEN ?? "",
  baseUrl: process.env.MINAPP_BASE_URL ?? "",
});

console.log(await users.count(), await users.count({ vip: true }));

const without = await users.list({ limit: 5 });
const asked = await users.list({ limit: 5, return_total_count: 1 });
console.log(without.meta.total_count, asked.meta.total_count);
