import { clientCredentials } from "@minapp-users/client/auth";

const token = clientCredentials({
  baseUrl: process.env.MINAPP_BASE_URL ?? "",
  clientId: process.env.MINAPP_CLIENT_ID ?? "",
  clientSecret: process.env.MINAPP_CLIENT_SECRET ?? "",
});
// One call gets the code, with its redirects and cookies, and the token for it.
console.log(JSON.stringify({ access_token: await token() }, null, 2));
