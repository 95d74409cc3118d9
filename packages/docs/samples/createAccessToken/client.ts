import { clientCredentials } from "@minapp-users/client/auth";

const token = clientCredentials({
  baseUrl: process.env.MINAPP_BASE_URL ?? "",
  clientId: process.env.MINAPP_CLIENT_ID ?? "",
  clientSecret: process.env.MINAPP_CLIENT_SECRET ?? "",
});
// To be the option `token` of createUsersClient, which asks for it again before it expires.
console.log(JSON.stringify({ access_token: await token() }, null, 2));
