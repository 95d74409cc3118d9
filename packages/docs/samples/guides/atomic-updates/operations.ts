import { createUsersClient, type UserUpdate } from "@minapp-users/client";

interface Columns {
  score: number;
  tags: string[];
  nick2: string;
  address: { city?: string; zip?: number };
}

const users = createUsersClient<Columns>({
  token: process.env.MINAPP_TOKEN ?? "",
  baseUrl: process.env.MINAPP_BASE_URL ?? "",
});

const updates: UserUpdate<Columns>[] = [
  { score: { $incr_by: -1 } },
  { tags: { $append: ["vip", "beta"] } },
  { tags: { $append_unique: ["vip", "gold"] } },
  { tags: { $remove: ["vip"] } },
  { tags: { $pop: -1 } },
  { address: { $update: { zip: 510000 } } },
  { "address.city": "深圳" },
  { $unset: { nick2: "" } },
  { $set: { score: 100 }, $unset: { tags: "" } },
];

const shown = ["score", "tags", "nick2", "address", "city", "zip"];
console.log(JSON.stringify(await users.get(1), shown));
for (const update of updates) {
  const user = await users.update(1, update);
  console.log(JSON.stringify(update));
  console.log(`  ${JSON.stringify(user, shown)}`);
}
