import { createUsersClient } from "@minapp-users/client";

const users = createUsersClient<{ score: number }>({
  token: process.env.MINAPP_TOKEN ?? "",
  baseUrl: process.env.MINAPP_BASE_URL ?? "",
});

// Two servers read 0, and both write 1.
const [here, there] = await Promise.all([users.get(1), users.get(1)]);
await users.update(1, { score: (here.score ?? 0) + 1 });
await users.update(1, { score: (there.score ?? 0) + 1 });
console.log("read, add, write:", (await users.get(1)).score);

await users.update(1, { score: 0 });
const increase = () => users.update(1, { score: { $incr_by: 1 } });
await Promise.all([increase(), increase()]);
console.log("$incr_by:", (await users.get(1)).score);
