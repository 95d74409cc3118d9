import { createUsersClient } from "@minapp-users/client";

const users = createUsersClient<{ level: number }>({
  token: process.env.MINAPP_TOKEN ?? "",
  baseUrl: process.env.MINAPP_BASE_URL ?? "",
});
const where = { level: 0 };

console.log("before:", await users.count(where));
for await (const { id } of users.list({ where, limit: 2 })) {
  await users.update(id, { level: 1 });
}
console.log("left by offset:", await users.count(where));

for await (const { id } of users.list({ where, limit: 2, keyset: true })) {
  await users.update(id, { level: 1 });
}
console.log("left by id:", await users.count(where));
