import { createUsersClient } from "@minapp-users/client";

const users = createUsersClient<{ test: string }>({
  baseUrl: process.env.MINAPP_BASE_URL ?? "",
  token: process.env.MINAPP_TOKEN ?? "",
});
const user = await users.update(70695404, { test: "changed_from_open_api" });
console.log(JSON.stringify(user, null, 2));
