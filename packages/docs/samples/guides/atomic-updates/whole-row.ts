import { createUsersClient } from "@minapp-users/client";

const users = createUsersClient<{ score: number; nick2: string }>({
  token: process.env.MINAPP_TOKEN ?? "",
  baseUrl: process.env.MINAPP_BASE_URL ?? "",
});
// v1 reads the row, changes nick2, and saves the whole row half a second later.
const v1 = users.raw.PUT("/oserve/v1/user/info/{id}/", {
  params: { path: { id: 1 } },
  body: { nick2: "T." },
});
await new Promise((resolve) => setTimeout(resolve, 100));
await users.update(1, { score: 10 }); // meanwhile, somebody else
await v1;
const { score, nick2 } = await users.get(1);
console.log({ score, nick2 });
