import { createUsersClient, UsersError } from "@minapp-users/client";

const users = createUsersClient<{ score: number; tags: string[] }>({
  token: process.env.MINAPP_TOKEN ?? "",
  baseUrl: process.env.MINAPP_BASE_URL ?? "",
});

// To each of the two it happens once that the connection breaks
// after the update took effect, so that nobody hears of it.

// Sent again, since it makes no difference:
await users.update(1, { tags: { $append_unique: ["vip"] } });
try {
  // Not sent again, since it would count twice:
  await users.update(1, { score: { $incr_by: 1 } });
} catch (error) {
  if (!(error instanceof UsersError)) throw error;
  console.log(error.message);
  console.log("may have been applied:", error.mayHaveBeenApplied);
}
const { score, tags } = await users.get(1);
console.log({ score, tags });
