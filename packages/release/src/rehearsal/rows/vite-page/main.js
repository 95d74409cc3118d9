// A page that lists users, for `?url=<base URL>&token=<token>`.
import { createUsersClient } from "@minapp-users/client";

const { url: baseUrl, token } = Object.fromEntries(new URL(location.href).searchParams);
const users = createUsersClient({ baseUrl, token, dangerouslyAllowBrowser: true });

const { objects } = await users.list({ limit: 20 });
for (const { id } of objects) {
  const item = document.createElement("li");
  item.textContent = String(id);
  document.querySelector("ul").append(item);
}
