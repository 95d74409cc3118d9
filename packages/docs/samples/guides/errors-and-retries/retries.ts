import { createUsersClient, UsersError } from "@minapp-users/client";

const { MINAPP_BASE_URL: baseUrl = "", MINAPP_TOKEN: token = "" } = process.env;
const users = createUsersClient<{ score: number }>({
  token,
  baseUrl,
  onResponse: ({ method, attempt, status, retryIn }) =>
    console.log(`  ${method}, attempt ${attempt}: ${status}${retryIn === undefined ? "" : ", again"}`),
});

console.log("a read");
await users.get(70695404);

console.log("a plain set");
await users.update(70695404, { score: 10 });

console.log("$incr_by");
const error = await users.update(70695404, { score: { $incr_by: 1 } }).catch((error) => error);
if (!(error instanceof UsersError)) throw error;
console.log(error.message);
