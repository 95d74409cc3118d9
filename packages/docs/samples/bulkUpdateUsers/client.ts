import { createUsersClient } from "@minapp-users/client";

const users = createUsersClient<{ test: string; score: number }>({
  baseUrl: process.env.MINAPP_BASE_URL ?? "",
  token: process.env.MINAPP_TOKEN ?? "",
});
const outcome = await users.updateWhere(
  { test: { $eq: "test" } },
  { score: { $incr_by: 10 } },
  { limit: 20 },
);
console.log(JSON.stringify(outcome, null, 2));
// The status is 200 even if some users were not updated.
if (outcome.failed.length > 0) throw new Error(`${outcome.failed.length} users were not updated`);
if (outcome.succeeded === 0) throw new Error("No user was updated");
