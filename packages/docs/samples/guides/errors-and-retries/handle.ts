import { createUsersClient, isStatus, UsersError } from "@minapp-users/client";

const { MINAPP_BASE_URL: baseUrl = "", MINAPP_TOKEN: token = "" } = process.env;
const users = createUsersClient<{ score: number }>({ token, baseUrl });

/** Null when there is no such user; whatever else goes wrong is for the caller. */
async function find(id: number) {
  try {
    return await users.get(id);
  } catch (error) {
    if (isStatus(error, 404)) return null;
    throw error;
  }
}

console.log(await find(999));

try {
  // A number column cannot hold this text; `as never` gets it past the compiler.
  await users.update(70695404, { score: "ten" as never });
} catch (error) {
  if (!(error instanceof UsersError)) throw error; // a bug of ours, or nothing was sent
  console.log(error.message); // fit for a log: no token, phone or e-mail
  console.log("may have been applied:", error.mayHaveBeenApplied);
}
