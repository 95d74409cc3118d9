import { createUsersClient, type Where } from "@minapp-users/client";

const users = createUsersClient({
  token: process.env.MINAPP_TOKEN ?? "",
  baseUrl: process.env.MINAPP_BASE_URL ?? "",
});

const ids = Array.from({ length: 2000 }, (_, index) => 70_000_000 + index);
for (const where of [{ score: { $not: 3 } }, { score: { $gt: "ten" } }, { id: { $in: ids } }]) {
  try {
    await users.list({ where: where as Where });
  } catch (error) {
    console.log((error as Error).message);
  }
}
