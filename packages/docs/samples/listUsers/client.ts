import { createUsersClient } from "@minapp-users/client";

const users = createUsersClient<{ test: string }>({
  baseUrl: process.env.MINAPP_BASE_URL ?? "",
  token: process.env.MINAPP_TOKEN ?? "",
});
const page = await users.list({
  where: { test: { $eq: "test" } },
  order_by: "created_at",
  return_total_count: 1,
});
console.log(JSON.stringify(page, null, 2));
