import { open } from "node:fs/promises";
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

// 2. Who are they, and what do they hold now? "wx" fails if there is a file: a second run must not add to it.
const file = await open("before.jsonl", "wx");
const ids: number[] = [];
for await (const { id, score } of users.list({ where, keyset: true })) {
  await file.write(`${JSON.stringify({ id, score })}\n`);
  ids.push(id);
}
await file.sync();
await file.close();

// 3. Change those and no others: of a user who matches only since then, nothing is in the file.
for (let start = 0; start < ids.length; start += 500) {
  const saved = { id: { $in: ids.slice(start, start + 500) } };
  const { succeeded, failed } = await users.updateEvery({ $and: [where, saved] }, { score: 0 });
  // 4. Status 200 says nothing: look at those that failed.
  console.log("behind", start, { succeeded, failed });
}

// 5. Count again. Who matches now came meanwhile, or failed.
console.log("left:", await users.count(where));
