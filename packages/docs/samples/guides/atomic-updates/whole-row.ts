import { createUsersClient } from "@minapp-users/client";

const users = createUsersClient<{ score: number; nick2: string }>({
  token: process.env.MINAPP_TOKEN ?? "",
  baseUrl: process.env.MINAPP_BASE_URL ?? "",
});
// v1 reads the row, changes nick2, and saves the whole row a while later.
const v1 = users.raw.PUT("/oserve/v1/user/info/{id}/", {
  params: { path: { id: 1 } },
  body: { nick2: "T." },
});
for (let turn = 0; turn < 3; turn++) await users.get(1); // answered after v1 has read the row
await users.update(1, { score: 10 }); // meanwhile, somebody else
await v1;
const { score, nick2 } = await users.get(1);
console.log({ score, nick2 });
