import { isDeepStrictEqual } from "node:util";
import { createUsersClient } from "@minapp-users/client";

const { MINAPP_BASE_URL: baseUrl = "", MINAPP_TOKEN: token = "" } = process.env;
const users = createUsersClient({ token, baseUrl });
const limit = 200; // so that all ids of a page fit into one URL

/** The pages of v1, the oldest users first. */
async function* profiles() {
  for (let offset = 0; ; offset += limit) {
    const { data, response } = await users.raw.GET("/oserve/v1/miniapp/user-profile/", {
      params: { query: { order_by: "created_at", limit, offset } },
    });
    if (!data || !("objects" in data)) throw new Error(`the list of v1 answered ${response.status}`);
    yield data.objects;
    if (!data.meta.next) return;
  }
}

const differing = new Map<string, number>();
const onlyBefore = new Map<string, number>();
const onlyNow = new Map<string, number>();
const add = (counts: Map<string, number>, column: string) =>
  counts.set(column, (counts.get(column) ?? 0) + 1);

let compared = 0;
let missing = 0;
for await (const page of profiles()) {
  const where = { id: { $in: page.map(({ user_id }) => user_id) } };
  const { objects } = await users.list({ where, limit });
  const now = new Map(objects.map((user) => [user.id, user]));
  for (const { id: _profileId, user_id: id, ...rest } of page) {
    const before: Record<string, unknown> = { id, ...rest };
    const user = now.get(id);
    if (!user) {
      missing++;
      continue;
    }
    compared++;
    for (const column of new Set([...Object.keys(before), ...Object.keys(user)])) {
      if (!(column in before)) add(onlyNow, column);
      else if (!(column in user)) add(onlyBefore, column);
      else if (!isDeepStrictEqual(before[column], user[column])) add(differing, column);
    }
  }
}

// Names and numbers only: the values are personal.
const show = (counts: Map<string, number>) =>
  [...counts].map(([column, count]) => `${column} (${count})`).join(", ") || "none";
console.log(`${compared} users compared of ${await users.count()}, ${missing} missing in v2.2`);
console.log("different values:", show(differing));
console.log("only in v1:", show(onlyBefore));
console.log("only in v2.2:", show(onlyNow));
