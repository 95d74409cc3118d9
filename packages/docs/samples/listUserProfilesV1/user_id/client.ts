import { createUsersClient } from "@minapp-users/client";

const users = createUsersClient({
  baseUrl: process.env.MINAPP_BASE_URL ?? "",
  token: process.env.MINAPP_TOKEN ?? "",
});
const { data, error, response } = await users.raw.GET("/oserve/v1/miniapp/user-profile/", {
  params: { query: { user_id: 36619701 } },
  signal: AbortSignal.timeout(30_000),
});
if (!data) throw new Error(`Status ${response.status}: ${JSON.stringify(error)}`);
// One profile is documented, a list of one is as likely.
const profile = "objects" in data ? data.objects[0] : data;
console.log(JSON.stringify(profile, null, 2));
