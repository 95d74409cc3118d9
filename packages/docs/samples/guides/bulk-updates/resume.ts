import { createUsersClient, UsersError } from "@minapp-users/client";

const users = createUsersClient<{ vip: boolean; level: number }>({
  token: process.env.MINAPP_TOKEN ?? "",
  baseUrl: process.env.MINAPP_BASE_URL ?? "",
});
console.log("vip:", await users.count({ vip: true }));

// Belongs in a file or a database, so that it outlives this process.
let last_id: number | undefined;
for (let run = 1, finished = false; !finished; run++) {
  try {
    const { succeeded } = await users.updateEvery(
      { vip: true },
      { level: 1 },
      last_id === undefined ? {} : { after: last_id },
    );
    console.log(`updated ${succeeded}, to the end`);
    finished = true;
  } catch (error) {
    if (!(error instanceof UsersError) || run === 3) throw error;
    // Without a last_id it is not known whether the slice that failed was applied.
    if (error.last_id === undefined) throw error;
    last_id = error.last_id;
    console.log(`updated ${error.outcome?.succeeded}, broken off: ${error.message}`);
  }
}
