import { createUsersClient, type Where } from "@minapp-users/client";

type Photo = { id: string; name: string };
interface Columns {
  score: number;
  nick2: string;
  photos: Photo[];
}

const users = createUsersClient<Columns>({
  token: process.env.MINAPP_TOKEN ?? "",
  baseUrl: process.env.MINAPP_BASE_URL ?? "",
});

async function show(question: string, where: Where<Columns>) {
  const { objects } = await users.list({ where, order_by: "id" });
  console.log(`${question}: ${objects.map(({ nickname }) => nickname).join(", ") || "nobody"}`);
}

await show("null, or not there", { nick2: { $isnull: true } });
await show("the column is there", { nick2: { $exists: true } });
await show("not T.", { nick2: { $ne: "T." } });
await show("score from 3 to 12", { score: { $range: [3, 12] } });
await show("created since 2019, in milliseconds", { created_at: { $gte: 1_546_300_800_000 } });
await show("in no list at all", { score: { $in: [] } });
await show("photos are there, an array of files", { photos: { $isnull: false } });
await show("one photo, in an array of files", { photos: { $in: [{ id: "5c98b065", name: "me.jpg" }] } });
