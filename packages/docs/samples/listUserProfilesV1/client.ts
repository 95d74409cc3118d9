import { createUsersClient } from "@minapp-users/client";

const users = createUsersClient({
  baseUrl: process.env.MINAPP_BASE_URL ?? "",
  token: process.env.MINAPP_TOKEN ?? "",
});
const { data, error, response } = await users.raw.GET("/oserve/v1/miniapp/user-profile/", {
  params: { query: { gender: 1, created_at__gte: 1483228800, order_by: "-created_at" } },
  signal: AbortSignal.timeout(30_000),
});
if (!data) throw new Error(`Status ${response.status}: ${JSON.stringify(error)}`);
console.log(JSON.stringify(data, null, 2));
