import { createUsersClient } from "@minapp-users/client";

const users = createUsersClient({
  baseUrl: process.env.MINAPP_BASE_URL ?? "",
  token: process.env.MINAPP_TOKEN ?? "",
});
const account = await users.updateAccount(70695404, { username: "pretty_girl" });
console.log(JSON.stringify(account, null, 2));
