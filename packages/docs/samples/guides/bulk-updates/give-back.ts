import { createUsersClient } from "@minapp-users/client";

const users = createUsersClient<{ score: number }>({
  token: process.env.MINAPP_TOKEN ?? "",
  baseUrl: process.env.MINAPP_BASE_URL ?? "",
});

// The lines of before.jsonl
const before: { id: number; score?: number | null }[] = [
  { id: 1, score: -3 },
  { id: 3, score: -1 },
  { id: 4 },
];

for (const { id, score } of before) {
  const update = score === undefined ? { $unset: { score: "" } } : { score };
  const user = await users.update(id, update);
  console.log(id, user.score);
}
