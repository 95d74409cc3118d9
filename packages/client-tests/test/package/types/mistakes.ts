// Every line with the word "mistake" at its end must not compile, and no other.
import { createUsersClient } from "@minapp-users/client";
import { toDate, unixSeconds } from "@minapp-users/client/time";
import { gte } from "@minapp-users/client/where";

const users = createUsersClient<{ score: number; vip: boolean; tags: string[] }>({ token: "token" });

export const mistakes = [
  () => createUsersClient({}), // mistake
  () => createUsersClient({ token: "token", tokne: "token" }), // mistake
  () => users.list({ wher: { score: 1 } }), // mistake
  () => users.list({ where: { score: { $gt: "1" } } }), // mistake
  () => users.list({ where: { score: { $above: 1 } } }), // mistake
  () => users.list({ where: { vip: { $gt: true } } }), // mistake
  () => users.list({ where: gte("score", "1") }), // mistake
  () => users.list({ limit: "20" }), // mistake
  () => users.list().toArray(), // mistake
  () => users.get(), // mistake
  () => users.update(1, { vip: { $incr_by: 1 } }), // mistake
  () => users.update(1, { score: { $append: [1] } }), // mistake
  () => users.update(1, { tags: { $append: [1] } }), // mistake
  () => users.updateWhere(undefined, { score: 0 }), // mistake
  () => users.updateWhere({ score: 0 }), // mistake
  () => users.updateAll({ score: 0 }), // mistake
  () => users.updateAll({ score: 0 }, { confirm: "all" }), // mistake
  () => users.updateAccount(1, { nickname: "x" }), // mistake
  () => users.raw.GET("/oserve/v1/user/"), // mistake
  () => users.remove(1), // mistake
  () => toDate(new Date()), // mistake
  () => unixSeconds(1542858732), // mistake
];
