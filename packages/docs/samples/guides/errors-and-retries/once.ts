import { createUsersClient, UsersError } from "@minapp-users/client";

const { MINAPP_BASE_URL: baseUrl = "", MINAPP_TOKEN: token = "" } = process.env;
// `orders` is a custom column of its own: the orders that were paid out.
const users = createUsersClient<{ score: number; orders: string[] }>({ token, baseUrl });

/** Adds points for an order, however often it is called for that order. */
async function pay(id: number, order: string, points: number): Promise<boolean> {
  const { succeeded, failed } = await users.updateWhere(
    { $and: [{ id: { $eq: id } }, { orders: { $nin: [order] } }] }, // nobody, the second time
    { score: { $incr_by: points }, orders: { $append_unique: [order] } },
    { limit: 1 },
  );
  if (failed.length > 0) throw new Error(`user ${id} was not paid for ${order}`);
  return succeeded === 1;
}

try {
  await pay(1, "order-17", 10);
} catch (error) {
  if (!(error instanceof UsersError && error.mayHaveBeenApplied)) throw error;
  console.log(error.message);
  console.log("paid now:", await pay(1, "order-17", 10)); // false: it was paid the first time
}
console.log("score:", (await users.get(1)).score);
