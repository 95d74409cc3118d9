import { createUsersClient, UsersError } from "@minapp-users/client";

const { MINAPP_BASE_URL: baseUrl = "", MINAPP_TOKEN: token = "" } = process.env;
// `orders` is a custom column of its own: the orders that were paid out.
const users = createUsersClient<{ score: number; orders: string[] }>({ token, baseUrl });

/** Adds points for an order once, however often it is called: true if it was now, false if it was before. */
async function pay(id: number, order: string, points: number): Promise<boolean> {
  const { succeeded, failed } = await users.updateWhere(
    { $and: [{ id: { $eq: id } }, { orders: { $nin: [order] } }] }, // nobody, the second time
    { score: { $incr_by: points }, orders: { $append_unique: [order] } },
    { limit: 1 },
  );
  if (failed.length > 0) throw new Error(`user ${id} was not paid for ${order}`);
  if (succeeded === 1) return true;
  // Nobody matched. Paid before? No such user (404)? Or does `$nin` not match a missing column?
  const { orders } = await users.get(id);
  if (!orders?.includes(order)) throw new Error(`user ${id} was not paid for ${order}`);
  return false;
}

try {
  await pay(1, "order-17", 10);
} catch (error) {
  if (!(error instanceof UsersError && error.mayHaveBeenApplied)) throw error;
  console.log(error.message);
  console.log("paid now:", await pay(1, "order-17", 10)); // false: it is in `orders` from the first time
}
console.log("score:", (await users.get(1)).score);
await pay(2, "order-18", 10).catch((error) => console.log(error.message)); // there is no user 2
