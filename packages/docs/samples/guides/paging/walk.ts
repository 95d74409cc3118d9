import { createUsersClient } from "@minapp-users/client";

const users = createUsersClient<{ vip: boolean }>({
  token: process.env.MINAPP_TOKEN ?? "",
  baseUrl: process.env.MINAPP_BASE_URL ?? "",
  onResponse: ({ method, status }) => console.log(method, status),
});

let vips = 0;
for await (const user of users.list({ keyset: true })) {
  if (user.vip) vips += 1;
}
console.log("vip:", vips);

const page = await users.list();
console.log("one page:", page.objects.length);
