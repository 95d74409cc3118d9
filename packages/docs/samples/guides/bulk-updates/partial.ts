import { createUsersClient } from "@minapp-users/client";

const users = createUsersClient<{ level: number; tags: string[] }>({
  token: process.env.MINAPP_TOKEN ?? "",
  baseUrl: process.env.MINAPP_BASE_URL ?? "",
});

// The tags of one of the three are null, to which nothing can be appended.
const where = { level: { $gte: 1 } };
const update = { tags: { $append_unique: ["vip"] } };
console.log(await users.updateWhere(where, update));

try {
  await users.updateWhere(where, update, { throwOnPartial: true });
} catch (error) {
  console.log((error as Error).message);
}
