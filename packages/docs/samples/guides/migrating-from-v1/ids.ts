import { createUsersClient } from "@minapp-users/client";

const { MINAPP_BASE_URL: baseUrl = "", MINAPP_TOKEN: token = "" } = process.env;
const users = createUsersClient({ token, baseUrl });

/** The user id of each profile id, for the rows that your system stored. */
async function readIds(): Promise<Map<number, number>> {
  const ids = new Map<number, number>();
  for (let offset = 0; ; offset += 1000) {
    const { data, response } = await users.raw.GET("/oserve/v1/miniapp/user-profile/", {
      params: { query: { order_by: "created_at", limit: 1000, offset } }, // the oldest first: new users come at the end
    });
    if (!data || !("objects" in data)) throw new Error(`the list of v1 answered ${response.status}`);
    for (const { id, user_id } of data.objects) ids.set(id, user_id);
    if (data.meta.next) continue;
    // Users of the same second have no order of their own, so one can be missed at the end of a page.
    const { total_count } = data.meta;
    if (ids.size !== total_count)
      throw new Error(`${ids.size} of ${total_count} profiles read: read them again`);
    return ids;
  }
}

const ids = await readIds();
console.log(ids.size, "profiles");

const stored = 55019; // what your system calls the user
const id = ids.get(stored);
if (id === undefined) throw new Error(`there is no profile ${stored}`);
console.log(`profile ${stored} is user ${id}: ${(await users.get(id)).nickname}`);
