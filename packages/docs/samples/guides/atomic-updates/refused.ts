import { createUsersClient, type UserUpdate } from "@minapp-users/client";

const users = createUsersClient({
  token: process.env.MINAPP_TOKEN ?? "",
  baseUrl: process.env.MINAPP_BASE_URL ?? "",
});

const updates: object[] = [
  { score: { $inc: 1 } }, // MongoDB's name, not this API's
  { score: { $incr_by: 1, $set: 3 } },
  { score: "ten" },
  { score: 10, tags: "vip" }, // the score is not written either
  { nickname: "Tom" },
];
for (const update of updates) {
  await users.update(1, update as UserUpdate).catch((error) => console.log(error.message));
}
console.log((await users.get(1)).score);
