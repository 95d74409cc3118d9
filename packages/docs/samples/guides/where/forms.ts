import { createUsersClient, type Where } from "@minapp-users/client";

interface Columns {
  score: number;
  tags: string[];
  nick2: string;
  birthday: string; // a date column
  address: { city: string };
}

const users = createUsersClient<Columns>({
  token: process.env.MINAPP_TOKEN ?? "",
  baseUrl: process.env.MINAPP_BASE_URL ?? "",
});

const forms: Where<Columns>[] = [
  { score: { $gte: 10 } },
  { nickname: "Tom" }, // a bare value: equal
  { tags: { $in: ["vip", "beta"] } }, // an array column: at least one of them
  { tags: { $all: ["vip", "beta"] } }, // all of them
  { nick2: { $isnull: true } },
  { birthday: { $lt: "2000-01-01T00:00:00+08:00" } },
  { address: { $has_key: "city" } },
  { _group: { $in: [258, 360] } },
  { $and: [{ score: { $gte: 3 } }, { score: { $lt: 12 } }] },
  { $or: [{ nickname: { $contains: "om" } }, { nickname: { $regex: "^li", $options: "i" } }] },
  {}, // everyone
];

for (const where of forms) {
  const json = JSON.stringify(where);
  const { objects } = await users.list({ where, order_by: "id" });
  console.log(json);
  console.log(`  ?where=${encodeURIComponent(json)}`);
  console.log(`  ${objects.map(({ nickname }) => nickname).join(", ")}`);
}
