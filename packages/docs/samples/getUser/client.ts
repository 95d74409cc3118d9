import { createUsersClient } from "@minapp-users/client";

const users = createUsersClient<{ test: string }>({
  baseUrl: process.env.MINAPP_BASE_URL ?? "",
  token: process.env.MINAPP_TOKEN ?? "",
});
const user = await users.get(70695404);
console.log(JSON.stringify(user, null, 2));
