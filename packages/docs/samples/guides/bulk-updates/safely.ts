import { appendFile } from "node:fs/promises";
import { createUsersClient, type Where } from "@minapp-users/client";

interface Columns {
  score: number;
}

const users = createUsersClient<Columns>({
  token: process.env.MINAPP_TOKEN ?? "",
  baseUrl: process.env.MINAPP_BASE_URL ?? "",
});
const where: Where<Columns> = { score: { $lt: 0 } };

// 1. How many are they? Stop here if the number is not what you expect.
const matched = await users.count(where);
console.log("matched:", matched);
if (matched > 10) throw new Error(`${matched} users match, at most 10 were expected`);

// 2. Who are they, and what do they hold now?
for await (const { id, score } of users.list({ where, keyset: true })) {
  await appendFile("before.jsonl", `${JSON.stringify({ id, score })}\n`);
}

// 3. Change them. Keep last_id where the next run finds it.
const { succeeded, failed } = await users.updateEvery(
  where,
  { score: 0 },
  {
    onProgress: ({ done, total, last_id }) => {
      console.log(`${done} of ${total}, last_id ${last_id}`);
    },
  },
);

// 4. Status 200 says nothing: look at those that failed, and count again.
console.log({ succeeded, failed }, "left:", await users.count(where));
