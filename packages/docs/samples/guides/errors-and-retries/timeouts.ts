import { createUsersClient, UsersAbortError, UsersTimeoutError } from "@minapp-users/client";

const { MINAPP_BASE_URL: baseUrl = "", MINAPP_TOKEN: token = "" } = process.env;
const users = createUsersClient({ token, baseUrl });

const nameOf = (error: unknown) => {
  if (error instanceof UsersTimeoutError || error instanceof UsersAbortError) return error.name;
  throw error;
};

// 200 ms for each attempt; all attempts and pauses together must fit into 500 ms.
console.log(await users.get(70695404, { timeout: 200, deadline: 500 }).catch(nameOf));

// The caller hung up: stop at once, in a pause as well.
console.log(await users.get(70695404, { signal: AbortSignal.timeout(100) }).catch(nameOf));
