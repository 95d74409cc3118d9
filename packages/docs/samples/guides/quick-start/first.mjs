import { createUsersClient } from "@minapp-users/client";

const users = createUsersClient({ token: process.env.MINAPP_TOKEN, baseUrl: process.env.MINAPP_BASE_URL });

const { objects } = await users.list({ where: { nickname: { $contains: "你" } }, limit: 2 });
for (const { id, nickname } of objects) console.log(id, nickname);

const before = await users.get(70695404);
const after = await users.update(70695404, { test: "hello", score: { $incr_by: 1 } });
console.log(before.test, "->", after.test);
console.log(before.score, "->", after.score);
