import { createUsersClient } from "@minapp-users/client";
import { startProxy } from "@minapp-users/contract-tests";

const { MINAPP_BASE_URL = "", MINAPP_TOKEN: token = "" } = process.env;

// The staging system gets proxy.url in place of the API's address.
await using proxy = await startProxy({ target: MINAPP_BASE_URL, mode: "refuse" });

const users = createUsersClient({ token, baseUrl: proxy.url });
console.log(await users.count(), "users, through the proxy");

// A bulk update by hand whose `where` got lost. It would have changed everyone.
const answer = await fetch(`${proxy.url}/oserve/v2.6/miniapp/user_profile/`, {
  method: "PUT",
  headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
  body: JSON.stringify({ test: "overwritten" }),
});
console.log(answer.status);
for (const { sentence } of proxy.violations) console.log(sentence);
console.log(await users.count({ test: { $eq: "overwritten" } }), "users were changed");
