import { createUsersClient } from "@minapp-users/client";

const users = createUsersClient({
  baseUrl: process.env.MINAPP_BASE_URL ?? "",
  token: process.env.MINAPP_TOKEN ?? "",
});
const operation = await users.waitForBulkOperation(1, { deadline: 60_000 });
console.log(JSON.stringify(operation, null, 2));
