import { createUsersClient, type Where } from "@minapp-users/client";

const users = createUsersClient({
  token: process.env.MINAPP_TOKEN ?? "",
  baseUrl: process.env.MINAPP_BASE_URL ?? "",
});
const show = (error: Error) => console.log(error.message);

// What should be in here got lost on the way.
const lost: { where?: Where; id?: number } = {};

await users.updateWhere(lost.where as Where, { score: 0 }).catch(show);
await users.updateWhere({}, { score: 0 }).catch(show);
await users.updateWhere({ id: { $nin: [] } }, { score: 0 }).catch(show);
await users.updateWhere({ $or: [{ score: { $lt: 0 } }, {}] }, { score: 0 }).catch(show);
await users.updateWhere({ created_at: { $lt: 1_546_300_800_000 } }, { score: 0 }).catch(show);
await users.updateWhere({ score: { $lt: 0 } }, { score: 0 }, { limit: 5000 }).catch(show);
await users.updateEvery({ score: { $lt: 0 } }, { score: 0 }, { after: lost.id }).catch(show);
await users.updateAll({ score: 0 }, {} as { confirm: "all users" }).catch(show);
await users.update(lost.id as number, { score: 0 }).catch(show);
