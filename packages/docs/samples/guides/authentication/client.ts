import { createUsersClient } from "@minapp-users/client";
import { clientCredentials } from "@minapp-users/client/auth";

const { MINAPP_BASE_URL = "", MINAPP_CLIENT_ID = "", MINAPP_CLIENT_SECRET = "" } = process.env;

// Once in a process, not once a request: it keeps the token and renews it.
const token = clientCredentials({
  clientId: MINAPP_CLIENT_ID,
  clientSecret: MINAPP_CLIENT_SECRET,
  baseUrl: MINAPP_BASE_URL,
});
const users = createUsersClient({ token, baseUrl: MINAPP_BASE_URL });

console.log(await users.count(), "users");
